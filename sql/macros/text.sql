{#- A fraction as a percentage with one decimal; 0.0321 reads 3.2 %. -#}
{% macro percent_text(fraction) -%}
    {{ rounded_text('100 * (' ~ fraction ~ ')', 1) }} || ' %'
{%- endmacro %}

{#-
    A number with so many decimals. What lies half-way but for the rounding of its last digits is always rounded up, so that
    the text does not depend on the order in which an engine has added.
-#}
{% macro rounded_text(value, decimals) -%}
    cast(cast(({{ value }}) + 1e-9 as decimal(18, {{ decimals }})) as varchar(24))
{%- endmacro %}

{#- Names as a list of SQL literals: ['a', 'b'] becomes 'a', 'b'. -#}
{% macro quoted(names) -%}
    {%- for name in names -%}
        '{{ name }}'{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{#- Texts, none of them null, one after another. A chain of || copies all that is there once more for each piece. -#}
{% macro joined(texts) -%}
    {{ return(adapter.dispatch('joined')(texts)) }}
{%- endmacro %}

{% macro duckdb__joined(texts) -%}
    concat(
        {{ texts | join(',\n        ') }}
    )
{%- endmacro %}

{% macro default__joined(texts) -%}
    {{ texts | join(' ||\n    ') }}
{%- endmacro %}
