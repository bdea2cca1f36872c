{% macro get_assert_columns_equivalent(sql) %}
{{ adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql) }}
{% endmacro %}

{% macro default__get_assert_columns_equivalent(sql) %}
{{ return(assert_columns_equivalent(sql)) }}
{% endmacro %}

{# Fails with both lists when the query does not give the columns that the contract promises. #}
{% macro assert_columns_equivalent(sql) %}
{%- do adapter.assert_contract(model, sql) -%}
{% endmacro %}

{% macro get_table_columns_and_constraints() %}
{{ adapter.dispatch('get_table_columns_and_constraints', 'dbt')() }}
{% endmacro %}

{% macro default__get_table_columns_and_constraints() %}
{{ return(table_columns_and_constraints()) }}
{% endmacro %}

{% macro table_columns_and_constraints() %}
{%- set columns = adapter.render_raw_columns_constraints(raw_columns=model['columns']) -%}
{%- set constraints = adapter.render_raw_model_constraints(raw_constraints=model['constraints']) -%}
(
  {{ (columns + constraints) | join(',\n  ') }}
)
{% endmacro %}

{% macro get_contract_column_names() %}
{%- set names = [] -%}
{%- for column in model['columns'].values() -%}
  {%- do names.append(adapter.quote(column['name']) if column.get('quote') else column['name']) -%}
{%- endfor -%}
{{ return(names | join(', ')) }}
{% endmacro %}

{% macro get_select_subquery(sql) %}
{{ return(adapter.dispatch('get_select_subquery', 'dbt')(sql)) }}
{% endmacro %}

{% macro default__get_select_subquery(sql) %}
select {{ get_contract_column_names() }}
from ({{ sql }}
) as model_subq
{% endmacro %}
