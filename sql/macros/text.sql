{#- A fraction as a percentage with one decimal; 0.0321 reads 3.2 %. -#}
{% macro percent_text(fraction) -%}
    cast(cast(100 * ({{ fraction }}) as decimal(18, 1)) as varchar(24)) || ' %'
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
