{% macro convert_datetime(date_str, date_fmt) %}
{{ return(modules.datetime.datetime.strptime(date_str | string | trim, date_fmt)) }}
{% endmacro %}

{# Every day from the first to the last, both included, as texts. #}
{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt='%Y%m%d', out_fmt='%Y%m%d') %}
{%- set first = dbt.convert_datetime(start_date_str, in_fmt) -%}
{%- set last = dbt.convert_datetime(end_date_str, in_fmt) if end_date_str else first -%}
{%- if last < first -%}
{{ exceptions.raise_compiler_error('dates_in_range got a first day, ' ~ start_date_str ~ ', after its last, ' ~ end_date_str ~ '. Exchange them.') }}
{%- endif -%}
{%- set dates = [] -%}
{%- for days in range((last - first).days + 1) -%}
{%- do dates.append((first + modules.datetime.timedelta(days=days)).strftime(out_fmt)) -%}
{%- endfor -%}
{{ return(dates) }}
{% endmacro %}

{% macro partition_range(raw_partition_date, date_fmt='%Y%m%d') %}
{%- set ends = (raw_partition_date | string).split(',') -%}
{%- if ends | length > 2 -%}
{{ exceptions.raise_compiler_error("partition_range got '" ~ raw_partition_date ~ "'. Give one date, or a first and a last date with a comma between them.") }}
{%- endif -%}
{{ return(dbt.dates_in_range(ends[0], ends[-1], in_fmt=date_fmt)) }}
{% endmacro %}

{% macro py_current_timestring() %}
{{ return(modules.datetime.datetime.now().strftime('%Y%m%d%H%M%S%f')) }}
{% endmacro %}
