{#-
    Sums of doubles depend on the order in which an engine's threads add them. These macros add fixed-point numbers
    instead, whose sum is the same in any order, so that every run gives the same bits. 18 decimals keep 1e-18 of a
    return and leave 20 digits before the point.

    `over` is a window, brackets included; without it these are plain aggregates.
-#}
{% macro exact_sum(value, over='') -%}
    {{ return(adapter.dispatch('exact_sum')(value, over)) }}
{%- endmacro %}

{% macro default__exact_sum(value, over) -%}
    cast(sum(cast({{ value }} as decimal(38, 18))){% if over %} over {{ over }}{% endif %} as double precision)
{%- endmacro %}

{% macro exact_avg(value, over='') -%}
    {{ exact_sum(value, over) }} / nullif(count({{ value }}){% if over %} over {{ over }}{% endif %}, 0)
{%- endmacro %}
