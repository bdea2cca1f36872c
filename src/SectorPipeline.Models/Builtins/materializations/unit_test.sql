{# What an incremental model does with new rows, on a table of a unit test. #}
{% macro unit_test_strategy_sql(target_relation, temp_relation, dest_columns) %}
{%- set strategy_macro = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
{{ return(strategy_macro({
  'target_relation': target_relation, 'temp_relation': temp_relation, 'unique_key': config.get('unique_key'), 'dest_columns': dest_columns,
  'incremental_predicates': config.get('predicates', none) or config.get('incremental_predicates', none)
})) }}
{% endmacro %}
