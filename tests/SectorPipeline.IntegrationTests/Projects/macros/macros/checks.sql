{#- One row a check: what came out, and what should have. Tests compare the two in SQL. -#}
{% macro checks(cases) %}
{%- for name, actual, expected in cases %}
select
    {{ dbt.string_literal(name) }} as name,
    {{ dbt.string_literal(dbt.escape_single_quotes(actual | string)) }} as actual,
    {{ dbt.string_literal(dbt.escape_single_quotes(expected | string)) }} as expected
{%- if not loop.last %}
union all
{%- endif %}
{%- endfor %}
{% endmacro %}
