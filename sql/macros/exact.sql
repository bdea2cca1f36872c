{#-
    A sum of doubles depends on the order in which an engine's threads add them. These macros add whole multiples of
    1e-18 instead, whose sum is the same in any order, so that every run gives the same bits; 20 digits are left
    before the point. Scaling by hand rather than by decimal(38, 18) spares DuckDB a slow division per value.

    `over` is a window, brackets included; without it the sum is a plain aggregate.
-#}
{% macro exact_sum(value, over=none) -%}
    cast(sum({{ exact_units(value) }}){% if over is not none %} over {{ over }}{% endif %} as double precision) / 1e18
{%- endmacro %}

{% macro exact_avg(value) -%}
    {{ exact_sum(value) }} / nullif(count({{ value }}), 0)
{%- endmacro %}

{% macro exact_units(value) -%}
    {{ return(adapter.dispatch('exact_units')(value)) }}
{%- endmacro %}

{% macro default__exact_units(value) -%}
    cast(({{ value }}) * 1e18 as decimal(38, 0))
{%- endmacro %}

{#- PostgreSQL keeps 15 digits of a double that becomes a decimal, and all of one that is written out. -#}
{% macro postgres__exact_units(value) -%}
    cast(cast(({{ value }}) * 1e18 as text) as decimal(38, 0))
{%- endmacro %}
