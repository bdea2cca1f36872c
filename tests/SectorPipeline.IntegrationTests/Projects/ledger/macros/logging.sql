{% macro create_log_tables() %}
    create schema if not exists {{ target.schema }};
    create table if not exists {{ target.schema }}.hook_log (model varchar(80), moment varchar(80), step integer);
    create table if not exists {{ target.schema }}.run_log (resource varchar(80), status varchar(20), nodes integer);
    create table if not exists {{ target.schema }}.schema_log (name varchar(80))
{% endmacro %}

{% macro log_hook(model_name, moment) -%}
    insert into {{ target.schema }}.hook_log (model, moment, step)
    select '{{ model_name }}', '{{ moment }}', count(*) + 1
    from {{ target.schema }}.hook_log
    where model = '{{ model_name }}'
{%- endmacro %}

{% macro log_rows(relation) -%}
    {%- if execute -%}
        {%- set rows = run_query('select count(*) from ' ~ relation).columns[0].values()[0] -%}
        {{ log_hook(relation.name, 'rows: ' ~ rows) }}
    {%- endif -%}
{%- endmacro %}

{% macro log_run(results) %}
    {%- if execute -%}
        {%- for resource in ['model', 'seed', 'test'] -%}
            {%- set those = results | selectattr('node.resource_type', 'equalto', resource) | list -%}
            {%- for status in those | map(attribute='status') | map('string') | unique | sort %}
    insert into {{ target.schema }}.run_log (resource, status, nodes)
    values ('{{ resource }}', '{{ status }}', {{ those | selectattr('status', 'equalto', status) | list | length }});
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
