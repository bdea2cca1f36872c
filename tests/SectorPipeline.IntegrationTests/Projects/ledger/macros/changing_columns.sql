{#- The columns of the schema_changes models: the second shape has a memo, and has lost its origin unless it is kept. -#}
{% macro changing_columns(keep=[]) -%}
    {%- set columns = ['batch', 'entry_id', 'amount_cents'] -%}
    {%- if var('shape') == 'first' or 'origin' in keep -%}
        {%- do columns.append('origin') -%}
    {%- endif -%}
    {%- if var('shape') == 'second' -%}
        {%- do columns.append('memo') -%}
    {%- endif -%}
    {{ columns | join(', ') }}
{%- endmacro %}
