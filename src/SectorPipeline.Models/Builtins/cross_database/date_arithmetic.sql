{% macro dateadd(datepart, interval, from_date_or_timestamp) %}
{{ return(adapter.dispatch('dateadd', 'dbt')(datepart, interval, from_date_or_timestamp)) }}
{% endmacro %}

{% macro default__dateadd(datepart, interval, from_date_or_timestamp) -%}
dateadd({{ datepart }}, {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}

{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%}
({{ dbt._instant(from_date_or_timestamp) }} + interval ({{ interval }}) {{ datepart }})
{%- endmacro %}

{# PostgreSQL knows no interval of a quarter. #}
{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
{%- set unit = '3 month' if datepart | lower == 'quarter' else '1 ' ~ datepart -%}
({{ dbt._instant(from_date_or_timestamp) }} + interval '{{ unit }}' * ({{ interval }}))
{%- endmacro %}

{% macro redshift__dateadd(datepart, interval, from_date_or_timestamp) -%}
{{ dbt.default__dateadd(datepart, interval, from_date_or_timestamp) }}
{%- endmacro %}

{# How many boundaries of the part lie between the two; weeks begin on Monday on every engine. #}
{% macro datediff(first_date, second_date, datepart) %}
{{ return(adapter.dispatch('datediff', 'dbt')(first_date, second_date, datepart)) }}
{% endmacro %}

{% macro default__datediff(first_date, second_date, datepart) -%}
{%- set part = dbt._datediff_part(datepart) -%}
{%- if part == 'week' -%}
(datediff(day, date_trunc('week', cast({{ first_date }} as timestamp)), date_trunc('week', cast({{ second_date }} as timestamp))) / 7)
{%- else -%}
datediff({{ part }}, cast({{ first_date }} as timestamp), cast({{ second_date }} as timestamp))
{%- endif -%}
{%- endmacro %}

{% macro redshift__datediff(first_date, second_date, datepart) -%}
{{ dbt.default__datediff(first_date, second_date, datepart) }}
{%- endmacro %}

{% macro duckdb__datediff(first_date, second_date, datepart) -%}
{%- set part = dbt._datediff_part(datepart) -%}
{%- if part == 'week' -%}
(date_diff('day', date_trunc('week', cast({{ first_date }} as timestamp)), date_trunc('week', cast({{ second_date }} as timestamp))) // 7)
{%- else -%}
date_diff('{{ part }}', cast({{ first_date }} as timestamp), cast({{ second_date }} as timestamp))
{%- endif -%}
{%- endmacro %}

{% macro postgres__datediff(first_date, second_date, datepart) -%}
{%- set part = dbt._datediff_part(datepart) -%}
{%- set months = {'year': 12, 'quarter': 3, 'month': 1} -%}
{%- set in_seconds = {'week': '/ 604800', 'day': '/ 86400', 'hour': '/ 3600', 'minute': '/ 60', 'second': '', 'millisecond': '* 1000', 'microsecond': '* 1000000'} -%}
{%- set first = "date_trunc('" ~ part ~ "', cast(" ~ first_date ~ ' as timestamp))' -%}
{%- set second = "date_trunc('" ~ part ~ "', cast(" ~ second_date ~ ' as timestamp))' -%}
{%- if part in months -%}
cast(((extract(year from {{ second }}) - extract(year from {{ first }})) * 12
  + extract(month from {{ second }}) - extract(month from {{ first }})) / {{ months[part] }} as bigint)
{%- else -%}
cast(extract(epoch from {{ second }} - {{ first }}) {{ in_seconds[part] }} as bigint)
{%- endif -%}
{%- endmacro %}

{% macro _datediff_part(datepart) -%}
{%- set part = datepart | lower -%}
{%- set parts = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'] -%}
{%- if part not in parts -%}
{{ exceptions.raise_compiler_error("datediff has no date part '" ~ datepart ~ "'. Use one of " ~ parts | join(', ') ~ '.') }}
{%- endif -%}
{{ return(part) }}
{%- endmacro %}
