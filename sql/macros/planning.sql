{#-
    Lets the planner know of the rows of a relation that was built just now, for those that read it next. PostgreSQL looks by
    itself only after a minute or so, and until then joins large tables row by row; the other engines know as they write.
-#}
{% macro analyzed(relation) -%}
    {{ return(adapter.dispatch('analyzed')(relation)) }}
{%- endmacro %}

{% macro default__analyzed(relation) -%}
{%- endmacro %}

{% macro postgres__analyzed(relation) -%}
    {%- if target.type == 'postgres' -%}
        analyze {{ relation }}
    {%- endif -%}
{%- endmacro %}

{#-
    Models join whole tables. PostgreSQL guesses that a condition on a column of literals holds for one row, and then goes
    through a table once per row of another: a minute becomes an hour. Until the transaction ends it does so only where nothing
    else is possible. Compiling a plan, which it does for what seems dear, takes longer than these plans run.
-#}
{% macro joins_of_whole_tables() -%}
    {{ return(adapter.dispatch('joins_of_whole_tables')()) }}
{%- endmacro %}

{% macro default__joins_of_whole_tables() -%}
{%- endmacro %}

{% macro postgres__joins_of_whole_tables() -%}
    {%- if target.type == 'postgres' -%}
        select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)
    {%- endif -%}
{%- endmacro %}
