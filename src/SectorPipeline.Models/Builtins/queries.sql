{% macro run_query(sql) %}
{% call statement('run_query_statement', fetch_result=true) %}
{{ sql }}
{% endcall %}
{{ return(load_result('run_query_statement').table if execute else none) }}
{% endmacro %}

{% macro get_where_subquery(relation) %}
{{ return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_where_subquery(relation) %}
{%- set where = config.get('where', '') -%}
{{ return('(select * from ' ~ relation ~ ' where ' ~ where ~ ') dbt_subquery' if where else relation) }}
{% endmacro %}

{% macro should_store_failures() %}
{%- set kind = config.get('store_failures_as') -%}
{%- set stores = config.get('store_failures') -%}
{{ return(kind != 'ephemeral' if kind else (flags.STORE_FAILURES if stores is none else stores)) }}
{% endmacro %}

{% macro noop_statement(name=none, message=none, code=none, rows_affected=none, res=none) %}
{%- call statement(name=name, fetch_result=false) -%}{{ caller() if caller is defined }}{%- endcall -%}
{% endmacro %}

{% macro get_limit_subquery_sql(sql, limit) %}
{{ return(adapter.dispatch('get_limit_subquery_sql', 'dbt')(sql, limit)) }}
{% endmacro %}

{% macro default__get_limit_subquery_sql(sql, limit) %}
select *
from ({{ sql }}
) as model_limit_subq
limit {{ limit }}
{% endmacro %}
