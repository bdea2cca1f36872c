{% macro cents_to_money(column, scale=2) -%}
    cast({{ column }} / 100.0 as numeric(14, {{ scale }}))
{%- endmacro %}

{% macro is_sold(column) -%}
    {{ column }} in ({% for status in var('sold_statuses') %}'{{ status }}'{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}

{% macro shop_today() %}current_date{% endmacro %}
