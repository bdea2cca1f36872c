{#- Whether the rows of the failed test are kept: what its configuration says, or else the command line. -#}
{% macro should_store_failures() %}
    {%- set configured = config.get('store_failures') -%}
    {{ return(flags.STORE_FAILURES if configured is none else configured) }}
{% endmacro %}
