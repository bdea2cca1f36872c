{{ config(materialized='table') }}

{% set twice = 'pg_temp.twice' if target.type == 'postgres' else 'twice' %}

{% call set_sql_header(config) %}
    {% if target.type == 'postgres' -%}
    create or replace function pg_temp.twice(value text) returns text as 'select value || value' language sql;
    {%- else -%}
    create or replace temporary macro twice(value) as value || value;
    {%- endif %}
{% endcall %}

select account, {{ twice }}(cast(account as text)) as doubled
from {{ ref('accounts') }}
