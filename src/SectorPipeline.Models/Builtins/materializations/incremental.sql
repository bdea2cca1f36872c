{% materialization incremental, default %}
{%- set existing = load_cached_relation(this) -%}
{%- set target_relation = this.incorporate(type='table') -%}
{%- set full_refresh_mode = should_full_refresh() or (existing is not none and existing.is_view) -%}
{%- set unique_key = config.get('unique_key') -%}
{%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
{%- set strategy = config.get('incremental_strategy') or 'default' -%}
{%- set strategy_macro = adapter.get_incremental_strategy_macro(context, strategy) -%}
{{ run_hooks(pre_hooks, inside_transaction=false) }}
{{ run_hooks(pre_hooks, inside_transaction=true) }}
{%- if existing is none or full_refresh_mode -%}
  {{ build_table(existing, target_relation, sql) }}
{%- else -%}
  {%- set temp_relation = make_temp_relation(target_relation) -%}
  {%- if config.get('contract').enforced -%}{{ get_assert_columns_equivalent(sql) }}{%- endif -%}
  {%- call statement('create_temp_relation') -%}
{{ get_create_table_as_sql(true, temp_relation, sql) }}
  {%- endcall -%}
  {%- if not config.get('contract').enforced -%}
    {%- do adapter.expand_target_column_types(from_relation=temp_relation, to_relation=existing) -%}
  {%- endif -%}
  {%- set dest_columns = process_schema_changes(on_schema_change, temp_relation, existing) or adapter.get_columns_in_relation(existing) -%}
  {%- set arguments = {
    'target_relation': target_relation, 'temp_relation': temp_relation, 'unique_key': unique_key, 'dest_columns': dest_columns,
    'incremental_predicates': config.get('predicates', none) or config.get('incremental_predicates', none)
  } -%}
  {%- call statement('main') -%}
{{ strategy_macro(arguments) }}
  {%- endcall -%}
  {%- call statement('drop_temp_relation') -%}
drop table {{ temp_relation }}
  {%- endcall -%}
{%- endif -%}
{{ finish_relation(target_relation, existing, full_refresh_mode=full_refresh_mode) }}
{{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro get_incremental_default_sql(arg_dict) %}
{{ return(adapter.dispatch('get_incremental_default_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_default_sql(arg_dict) %}
{{ return(get_incremental_delete_insert_sql(arg_dict) if arg_dict['unique_key'] else get_incremental_append_sql(arg_dict)) }}
{% endmacro %}

{% macro get_incremental_append_sql(arg_dict) %}
{{ return(adapter.dispatch('get_incremental_append_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_append_sql(arg_dict) %}
{{ return(get_insert_into_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['dest_columns'])) }}
{% endmacro %}

{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) %}
{%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
insert into {{ target_relation }} ({{ names }})
select {{ names }}
from {{ temp_relation }}
{% endmacro %}

{% macro get_incremental_delete_insert_sql(arg_dict) %}
{{ return(adapter.dispatch('get_incremental_delete_insert_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_delete_insert_sql(arg_dict) %}
{{ return(get_delete_insert_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) }}
{% endmacro %}

{% macro get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) %}
{{ adapter.dispatch('get_delete_insert_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates) }}
{% endmacro %}

{% macro default__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) %}
{%- if unique_key -%}
delete from {{ target }}
{%- if unique_key is string or unique_key | length == 1 -%}
  {%- set key = unique_key if unique_key is string else unique_key[0] %}
where ({{ key }}) in (select ({{ key }}) from {{ source }})
{%- else %}
where exists (
  select 1 from {{ source }} as incoming
  where {% for key in unique_key %}{{ 'and ' if not loop.first }}incoming.{{ key }} = {{ target }}.{{ key }} {% endfor %}
)
{%- endif -%}
{%- for predicate in (incremental_predicates if incremental_predicates is not string else [incremental_predicates]) or [] %}
and {{ predicate }}
{%- endfor %};
{% endif %}
{{ get_insert_into_sql(target, source, dest_columns) }}
{% endmacro %}

{% macro get_incremental_merge_sql(arg_dict) %}
{{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_merge_sql(arg_dict) %}
{{ return(get_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) }}
{% endmacro %}

{% macro get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) %}
{{ adapter.dispatch('get_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates) }}
{% endmacro %}

{% macro default__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) %}
{%- if not unique_key -%}
{{ get_insert_into_sql(target, source, dest_columns) }}
{%- else -%}
{%- set predicates = [] -%}
{%- for predicate in (incremental_predicates if incremental_predicates is not string else [incremental_predicates]) or [] -%}
  {%- do predicates.append(predicate) -%}
{%- endfor -%}
{%- for key in ([unique_key] if unique_key is string else unique_key) -%}
  {%- do predicates.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) -%}
{%- endfor -%}
{%- set updated = get_merge_update_columns(config.get('merge_update_columns'), config.get('merge_exclude_columns'), dest_columns) -%}
{%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
merge into {{ target }} as DBT_INTERNAL_DEST
using {{ source }} as DBT_INTERNAL_SOURCE
on ({{ predicates | join(') and (') }})
{%- if updated %}
when matched then update set
  {% for column in updated %}{{ column }} = DBT_INTERNAL_SOURCE.{{ column }}{{ ', ' if not loop.last }}{% endfor %}
{%- endif %}
when not matched then insert ({{ names }})
values ({% for column in dest_columns %}DBT_INTERNAL_SOURCE.{{ adapter.quote(column.name) }}{{ ', ' if not loop.last }}{% endfor %})
{%- endif -%}
{% endmacro %}

{# Redshift's MERGE takes a pair of clauses only; a delete and an insert in one transaction do the same for whole rows. #}
{% macro redshift__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) %}
{%- if config.get('merge_update_columns') or config.get('merge_exclude_columns') -%}
  {%- do exceptions.raise_compiler_error("merge_update_columns and merge_exclude_columns do not work on Redshift; leave them out") -%}
{%- endif -%}
{{ get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) }}
{% endmacro %}

{% macro get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
{{ return(adapter.dispatch('get_merge_update_columns', 'dbt')(merge_update_columns, merge_exclude_columns, dest_columns)) }}
{% endmacro %}

{% macro default__get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
{%- if merge_update_columns and merge_exclude_columns -%}
  {%- do exceptions.raise_compiler_error("both merge_update_columns and merge_exclude_columns are given; keep one of them") -%}
{%- endif -%}
{%- if merge_update_columns -%}
  {{ return(merge_update_columns if merge_update_columns is not string else [merge_update_columns]) }}
{%- endif -%}
{%- set excluded = ((merge_exclude_columns or []) if merge_exclude_columns is not string else [merge_exclude_columns]) | map('lower') | list -%}
{%- set names = [] -%}
{%- for column in dest_columns if column.name | lower not in excluded -%}
  {%- do names.append(adapter.quote(column.name)) -%}
{%- endfor -%}
{{ return(names) }}
{% endmacro %}

{% macro get_incremental_insert_overwrite_sql(arg_dict) %}
{{ return(adapter.dispatch('get_incremental_insert_overwrite_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_insert_overwrite_sql(arg_dict) %}
{%- do exceptions.raise_compiler_error("the incremental strategy 'insert_overwrite' needs partitions, which this engine does not have; use delete+insert") -%}
{% endmacro %}
