{% macro get_columns_in_relation(relation) %}
{{ return(adapter.dispatch('get_columns_in_relation', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_columns_in_relation(relation) %}
{{ return(adapter.builtin_get_columns_in_relation(relation)) }}
{% endmacro %}

{% macro get_empty_subquery_sql(select_sql, select_sql_header=none) %}
{{ return(adapter.dispatch('get_empty_subquery_sql', 'dbt')(select_sql, select_sql_header)) }}
{% endmacro %}

{# The query's columns without a row. #}
{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
{{ select_sql_header if select_sql_header is not none }}
select *
from (
  {{ select_sql }}
) as empty_subquery
where false
limit 0
{%- endmacro %}

{% macro get_columns_in_query(select_sql) %}
{{ return(adapter.dispatch('get_columns_in_query', 'dbt')(select_sql)) }}
{% endmacro %}

{% macro default__get_columns_in_query(select_sql) %}
{%- call statement('get_columns_in_query', fetch_result=true) -%}
{{ dbt.get_empty_subquery_sql(select_sql) }}
{%- endcall -%}
{{ return(load_result('get_columns_in_query').table.columns | map(attribute='name') | list if execute else []) }}
{% endmacro %}

{% macro get_column_schema_from_query(select_sql, select_sql_header=none) %}
{{ return(adapter.dispatch('get_column_schema_from_query', 'dbt')(select_sql, select_sql_header)) }}
{% endmacro %}

{% macro default__get_column_schema_from_query(select_sql, select_sql_header=none) %}
{{ return(adapter.get_column_schema_from_query(dbt.get_empty_subquery_sql(select_sql, select_sql_header))) }}
{% endmacro %}

{% macro get_quoted_csv(column_names) %}
{%- set quoted = [] -%}
{%- for name in column_names -%}
{%- do quoted.append(adapter.quote(name)) -%}
{%- endfor -%}
{{ return(quoted | join(', ')) }}
{% endmacro %}

{# The source's columns that the target has not. #}
{% macro diff_columns(source_columns, target_columns) %}
{%- set known = target_columns | map(attribute='name') | list -%}
{{ return(source_columns | rejectattr('name', 'in', known) | list) }}
{% endmacro %}

{# The target's columns whose type must become the source's. #}
{% macro diff_column_data_types(source_columns, target_columns) %}
{%- set changes = [] -%}
{%- for target_column in target_columns -%}
{%- for source_column in source_columns if source_column.name == target_column.name and source_column.data_type != target_column.data_type -%}
{%- if source_column.can_expand_to is not defined or not source_column.can_expand_to(other_column=target_column) -%}
{%- do changes.append({'column_name': target_column.name, 'new_type': source_column.data_type}) -%}
{%- endif -%}
{%- endfor -%}
{%- endfor -%}
{{ return(changes) }}
{% endmacro %}
