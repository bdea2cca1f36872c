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

{#-
    The end of a query that is not written into those above it. PostgreSQL and its kin put the terms of a query in the place of
    its columns; where each column is named several times, step by step, the text grows beyond all bounds.
-#}
{% macro computed_on_its_own() -%}
    {{ return(adapter.dispatch('computed_on_its_own')()) }}
{%- endmacro %}

{% macro default__computed_on_its_own() -%}
{%- endmacro %}

{% macro postgres__computed_on_its_own() -%}
    offset 0
{%- endmacro %}
