{#- The keys that stand on more than one row: what a test of a relation's grain selects. -#}
{% macro duplicate_keys(relation, keys) -%}
    select
        {{ keys | join(', ') }},
        count(*) as copies
    from {{ relation }}
    group by {{ keys | join(', ') }}
    having count(*) > 1
{%- endmacro %}
