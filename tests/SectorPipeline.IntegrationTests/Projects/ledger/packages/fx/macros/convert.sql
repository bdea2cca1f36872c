{% macro convert(cents, currency) -%}
    cast({{ cents }} / 100.0 * (select rate from {{ ref('fx', 'rates') }} where currency = '{{ currency }}') as numeric(14, 2))
{%- endmacro %}

{% test is_currency(model, column_name) %}
select {{ column_name }} from {{ model }} where length({{ column_name }}) <> 3
{% endtest %}
