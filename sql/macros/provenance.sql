{#- What every mart says of how a row came to be. -#}
{% macro made_of(load_number) -%}
    cast('{{ run_started_at.strftime('%Y-%m-%d %H:%M:%S') }}' as timestamp) as computed_at,
    cast('{{ invocation_id }}' as varchar(64)) as run_id,
    {{ load_number }} as load_number
{%- endmacro %}
