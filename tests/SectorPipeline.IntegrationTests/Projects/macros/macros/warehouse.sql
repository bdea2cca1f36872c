{% macro animals_above(weight) %}
    {%- set query -%}
        select name, legs, weight_kg from {{ ref('animals') }} where weight_kg > {{ weight }} order by name
    {%- endset -%}
    {{ return(run_query(query)) }}
{% endmacro %}
