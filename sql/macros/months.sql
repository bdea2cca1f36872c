{% macro first_of_month(day) -%}
    cast(date_trunc('month', {{ day }}) as date)
{%- endmacro %}

{#- 32 days after the first of a month are in the next one. -#}
{% macro first_of_next_month(day) -%}
    cast(date_trunc('month', cast(date_trunc('month', {{ day }}) as date) + 32) as date)
{%- endmacro %}

{#- Months in a row have numbers in a row. -#}
{% macro month_number(day) -%}
    cast(extract(year from {{ day }}) * 12 + extract(month from {{ day }}) as integer)
{%- endmacro %}

{% macro last_weekday_of_month(day) -%}
    {{ first_of_next_month(day) }} - 1
        - case extract(dow from {{ first_of_next_month(day) }} - 1) when 0 then 2 when 6 then 1 else 0 end
{%- endmacro %}
