{#- Relations without their database, for a project that has only one. -#}
{% macro ref() %}
    {%- set options = {} -%}
    {%- for option in ['v', 'version'] if kwargs.get(option) is not none -%}
        {%- do options.update({option: kwargs.get(option)}) -%}
    {%- endfor -%}
    {%- if varargs | length == 2 -%}
        {%- set relation = builtins.ref(varargs[0], varargs[1], **options) -%}
    {%- else -%}
        {%- set relation = builtins.ref(varargs[0], **options) -%}
    {%- endif -%}
    {% do return(relation.include(database=false)) %}
{% endmacro %}
