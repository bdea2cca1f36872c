{#- The columns together name a row: no two rows have the same values in all of them. -#}
{% test unique_combination(model, columns) %}
    {{ duplicate_keys(model, columns) }}
{% endtest %}
