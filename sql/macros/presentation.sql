{#- For reading: a fraction in per cent, and a number, each with so many decimals. -#}
{% macro in_percent(fraction, decimals=1) -%}
    cast(100 * ({{ fraction }}) as decimal(18, {{ decimals }}))
{%- endmacro %}

{% macro rounded(value, decimals=2) -%}
    cast({{ value }} as decimal(18, {{ decimals }}))
{%- endmacro %}

{% macro last_session() -%}
    (select max(session) from {{ ref('mart_sector_performance') }})
{%- endmacro %}
