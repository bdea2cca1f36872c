{#- The last `rows` rows of a series up to and including this one. -#}
{% macro trailing(partition_by, order_by, rows) -%}
    (partition by {{ partition_by }} order by {{ order_by }} rows between {{ rows - 1 }} preceding and current row)
{%- endmacro %}

{#- Every row of a series up to and including this one. -#}
{% macro to_date(partition_by, order_by) -%}
    (partition by {{ partition_by }} order by {{ order_by }} rows between unbounded preceding and current row)
{%- endmacro %}

{#- The `rows` rows of a series before this one. -#}
{% macro preceding(partition_by, order_by, rows, skipped=1) -%}
    (partition by {{ partition_by }} order by {{ order_by }} rows between {{ rows + skipped - 1 }} preceding and {{ skipped }} preceding)
{%- endmacro %}
