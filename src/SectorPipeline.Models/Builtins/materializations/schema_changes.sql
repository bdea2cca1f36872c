{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
{%- set known = ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'] -%}
{%- if on_schema_change is none -%}{{ return(default) }}{%- endif -%}
{%- if on_schema_change not in known -%}
  {%- do exceptions.raise_compiler_error("on_schema_change is '" ~ on_schema_change ~ "'; use one of " ~ known | join(', ')) -%}
{%- endif -%}
{{ return(on_schema_change) }}
{% endmacro %}

{# The columns of the source and of the target that the other does not have, and those whose types differ. A contract's own limit of a text stays, whatever the query gives. #}
{% macro check_for_schema_changes(source_relation, target_relation) %}
{%- set source_columns = adapter.get_columns_in_relation(source_relation) -%}
{%- set target_columns = adapter.get_columns_in_relation(target_relation) -%}
{%- set added = diff_columns(source_columns, target_columns) -%}
{%- set removed = diff_columns(target_columns, source_columns) -%}
{%- set changed = [] -%}
{%- for change in diff_column_data_types(source_columns, target_columns) -%}
  {%- if not (config.get('contract').enforced and is_text_column(source_columns, change['column_name']) and is_text_column(target_columns, change['column_name'])) -%}
    {%- do changed.append(change) -%}
  {%- endif -%}
{%- endfor -%}
{{ return({
  'schema_changed': (added | length + removed | length + changed | length) > 0,
  'source_not_in_target': added, 'target_not_in_source': removed,
  'source_columns': source_columns, 'target_columns': target_columns, 'new_target_types': changed
}) }}
{% endmacro %}

{% macro is_text_column(columns, name) %}
{%- for column in columns if column.name == name -%}{{ return(column.is_string()) }}{%- endfor -%}
{{ return(false) }}
{% endmacro %}

{% macro sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
{%- set added = schema_changes_dict['source_not_in_target'] -%}
{%- if on_schema_change == 'append_new_columns' -%}
  {%- if added -%}{%- do alter_relation_add_remove_columns(target_relation, added, none) -%}{%- endif -%}
{%- elif on_schema_change == 'sync_all_columns' -%}
  {%- set removed = schema_changes_dict['target_not_in_source'] -%}
  {%- if added or removed -%}{%- do alter_relation_add_remove_columns(target_relation, added, removed) -%}{%- endif -%}
  {%- for changed in schema_changes_dict['new_target_types'] -%}
    {%- do alter_column_type(target_relation, changed['column_name'], changed['new_type']) -%}
  {%- endfor -%}
{%- endif -%}
{% endmacro %}

{# Brings the target up to the query's columns as on_schema_change says; gives the columns to insert, or nothing for all of the target. #}
{% macro process_schema_changes(on_schema_change, source_relation, target_relation) %}
{%- if on_schema_change == 'ignore' -%}{{ return({}) }}{%- endif -%}
{%- set changes = check_for_schema_changes(source_relation, target_relation) -%}
{%- if changes['schema_changed'] -%}
  {%- if on_schema_change == 'fail' -%}
    {%- do exceptions.raise_compiler_error(
      "the columns of the query and of " ~ target_relation ~ " differ, and on_schema_change is 'fail'. Only in the query: "
      ~ (changes['source_not_in_target'] | map(attribute='name') | join(', ') or 'none') ~ "; only in the table: "
      ~ (changes['target_not_in_source'] | map(attribute='name') | join(', ') or 'none') ~ "; of another type: "
      ~ (changes['new_target_types'] | map(attribute='column_name') | join(', ') or 'none')
      ~ ". Run with --full-refresh, or set on_schema_change to append_new_columns or sync_all_columns") -%}
  {%- endif -%}
  {%- do sync_column_schemas(on_schema_change, target_relation, changes) -%}
{%- endif -%}
{{ return(changes['source_columns']) }}
{% endmacro %}

{% macro alter_column_type(relation, column_name, new_column_type) %}
{{ return(adapter.dispatch('alter_column_type', 'dbt')(relation, column_name, new_column_type)) }}
{% endmacro %}

{% macro default__alter_column_type(relation, column_name, new_column_type) %}
{%- call statement('alter_column_type') -%}
alter table {{ relation }} alter column {{ adapter.quote(column_name) }} type {{ new_column_type }} using cast({{ adapter.quote(column_name) }} as {{ new_column_type }})
{%- endcall -%}
{% endmacro %}

{# Redshift changes only the length of a varchar; all else is a new column in the place of the old one. #}
{% macro redshift__alter_column_type(relation, column_name, new_column_type) %}
{%- set kept = adapter.quote(column_name ~ '__dbt_alter') -%}
{%- set column = adapter.quote(column_name) -%}
{%- for text in [
  'alter table ' ~ relation ~ ' add column ' ~ kept ~ ' ' ~ new_column_type,
  'update ' ~ relation ~ ' set ' ~ kept ~ ' = ' ~ column,
  'alter table ' ~ relation ~ ' drop column ' ~ column ~ ' cascade',
  'alter table ' ~ relation ~ ' rename column ' ~ kept ~ ' to ' ~ column
] -%}
  {%- do run_query(text) -%}
{%- endfor -%}
{% endmacro %}

{% macro alter_relation_add_remove_columns(relation, add_columns=none, remove_columns=none) %}
{{ return(adapter.dispatch('alter_relation_add_remove_columns', 'dbt')(relation, add_columns, remove_columns)) }}
{% endmacro %}

{# One column a statement, because DuckDB and Redshift take no more. #}
{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
{%- for column in add_columns or [] -%}
  {%- do run_query('alter table ' ~ relation ~ ' add column ' ~ adapter.quote(column.name) ~ ' ' ~ column.expanded_data_type) -%}
{%- endfor -%}
{%- for column in remove_columns or [] -%}
  {%- do run_query('alter table ' ~ relation ~ ' drop column ' ~ adapter.quote(column.name) ~ (' cascade' if target.type in ['postgres', 'redshift'])) -%}
{%- endfor -%}
{% endmacro %}
