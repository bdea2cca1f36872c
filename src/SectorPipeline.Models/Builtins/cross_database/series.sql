{% macro get_powers_of_two(upper_bound) %}
{{ return(adapter.dispatch('get_powers_of_two', 'dbt')(upper_bound)) }}
{% endmacro %}

{# How many bits it takes to count up to the bound. #}
{% macro default__get_powers_of_two(upper_bound) %}
{%- if upper_bound <= 0 -%}
{{ exceptions.raise_compiler_error('generate_series needs a bound above zero; it got ' ~ upper_bound ~ '.') }}
{%- endif -%}
{%- for exponent in range(1, 64) -%}
{%- if upper_bound <= 2 ** exponent -%}
{{ return(exponent) }}
{%- endif -%}
{%- endfor -%}
{% endmacro %}

{% macro generate_series(upper_bound) %}
{{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }}
{% endmacro %}

{# The numbers from one up to the bound: every combination of as many bits as it takes. #}
{% macro default__generate_series(upper_bound) -%}
{%- set bits = dbt.get_powers_of_two(upper_bound) -%}
with bit as (
  select 0 as value
  union all
  select 1
),

numbers as (
  select
    {%- for i in range(bits) %}
    b{{ i }}.value * {{ 2 ** i }} +
    {%- endfor %} 1 as generated_number
  from bit as b0
  {%- for i in range(1, bits) %}
  cross join bit as b{{ i }}
  {%- endfor %}
)

select generated_number
from numbers
where generated_number <= {{ upper_bound }}
order by generated_number
{%- endmacro %}

{% macro get_intervals_between(start_date, end_date, datepart) %}
{{ return(adapter.dispatch('get_intervals_between', 'dbt')(start_date, end_date, datepart)) }}
{% endmacro %}

{% macro default__get_intervals_between(start_date, end_date, datepart) %}
{%- call statement('get_intervals_between', fetch_result=true) -%}
select {{ dbt.datediff(start_date, end_date, datepart) }}
{%- endcall -%}
{%- set rows = load_result('get_intervals_between').data if execute else [] -%}
{{ return(rows[0][0] if rows else 1) }}
{% endmacro %}

{# One row for each start of a part, from the first date up to but without the last. #}
{% macro date_spine(datepart, start_date, end_date) %}
{{ return(adapter.dispatch('date_spine', 'dbt')(datepart, start_date, end_date)) }}
{% endmacro %}

{% macro default__date_spine(datepart, start_date, end_date) -%}
with counted as (
  {{ dbt.generate_series(dbt.get_intervals_between(start_date, end_date, datepart)) | indent(2) }}
),

periods as (
  select {{ dbt.dateadd(datepart, 'generated_number - 1', start_date) }} as date_{{ datepart }}
  from counted
)

select date_{{ datepart }}
from periods
where date_{{ datepart }} <= {{ end_date }}
{%- endmacro %}
