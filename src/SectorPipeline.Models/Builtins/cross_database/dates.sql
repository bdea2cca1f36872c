{% macro date(year, month, day) %}
{{ return(adapter.dispatch('date', 'dbt')(year, month, day)) }}
{% endmacro %}

{% macro default__date(year, month, day) -%}
make_date({{ year }}, {{ month }}, {{ day }})
{%- endmacro %}

{% macro redshift__date(year, month, day) -%}
to_date(({{ year }}) || '-' || ({{ month }}) || '-' || ({{ day }}), 'YYYY-MM-DD')
{%- endmacro %}

{% macro date_trunc(datepart, date) %}
{{ return(adapter.dispatch('date_trunc', 'dbt')(datepart, date)) }}
{% endmacro %}

{% macro default__date_trunc(datepart, date) -%}
date_trunc('{{ datepart }}', {{ dbt._instant(date) }})
{%- endmacro %}

{% macro last_day(date, datepart) %}
{{ return(adapter.dispatch('last_day', 'dbt')(date, datepart)) }}
{% endmacro %}

{% macro default__last_day(date, datepart) -%}
{{ dbt.default_last_day(date, datepart) }}
{%- endmacro %}

{% macro default_last_day(date, datepart) -%}
{%- set begin = dbt.date_trunc(datepart, date) -%}
cast({{ dbt.dateadd('day', -1, dbt.dateadd(datepart, 1, begin)) }} as date)
{%- endmacro %}

{# A bare text has no type that date functions could go by. #}
{% macro _instant(expression) -%}
{%- set text = expression | string | trim -%}
{{ 'cast(' ~ text ~ ' as ' ~ dbt.type_timestamp() ~ ')' if text[:1] == "'" and text[-1:] == "'" and text.split("'") | length == 3 else text }}
{%- endmacro %}
