{% macro array_construct(inputs=[], data_type='integer') %}
{{ return(adapter.dispatch('array_construct', 'dbt')(inputs, data_type)) }}
{% endmacro %}

{% macro default__array_construct(inputs, data_type) -%}
{{ 'array[' ~ inputs | join(', ') ~ ']' if inputs else 'cast(array[] as ' ~ data_type ~ '[])' }}
{%- endmacro %}

{% macro redshift__array_construct(inputs, data_type) -%}
array({{ inputs | join(', ') }})
{%- endmacro %}

{% macro array_append(array, new_element) %}
{{ return(adapter.dispatch('array_append', 'dbt')(array, new_element)) }}
{% endmacro %}

{% macro default__array_append(array, new_element) -%}
array_append({{ array }}, {{ new_element }})
{%- endmacro %}

{% macro redshift__array_append(array, new_element) -%}
array_concat({{ array }}, array({{ new_element }}))
{%- endmacro %}

{% macro array_concat(array_1, array_2) %}
{{ return(adapter.dispatch('array_concat', 'dbt')(array_1, array_2)) }}
{% endmacro %}

{% macro default__array_concat(array_1, array_2) -%}
array_cat({{ array_1 }}, {{ array_2 }})
{%- endmacro %}

{% macro redshift__array_concat(array_1, array_2) -%}
array_concat({{ array_1 }}, {{ array_2 }})
{%- endmacro %}
