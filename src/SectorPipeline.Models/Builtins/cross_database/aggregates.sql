{% macro any_value(expression) %}
{{ return(adapter.dispatch('any_value', 'dbt')(expression)) }}
{% endmacro %}

{% macro default__any_value(expression) -%}
any_value({{ expression }})
{%- endmacro %}

{# PostgreSQL has any_value from 16 on; the least value is one, also over a window. #}
{% macro postgres__any_value(expression) -%}
min({{ expression }})
{%- endmacro %}

{% macro redshift__any_value(expression) -%}
any_value({{ expression }})
{%- endmacro %}

{% macro bool_or(expression) %}
{{ return(adapter.dispatch('bool_or', 'dbt')(expression)) }}
{% endmacro %}

{% macro default__bool_or(expression) -%}
bool_or({{ expression }})
{%- endmacro %}

{% macro listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) %}
{{ return(adapter.dispatch('listagg', 'dbt')(measure, delimiter_text, order_by_clause, limit_num)) }}
{% endmacro %}

{% macro default__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
{%- set ordered = measure ~ ' ' ~ order_by_clause if order_by_clause else measure -%}
{%- if limit_num -%}
array_to_string((array_agg({{ ordered }}))[1:{{ limit_num }}], {{ delimiter_text }})
{%- else -%}
string_agg({{ measure }}, {{ delimiter_text }}{{ ' ' ~ order_by_clause if order_by_clause }})
{%- endif -%}
{%- endmacro %}

{% macro redshift__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
{%- set whole = 'listagg(' ~ measure ~ ', ' ~ delimiter_text ~ ')' ~ (' within group (' ~ order_by_clause ~ ')' if order_by_clause else '') -%}
{%- if limit_num -%}
{%- set pattern = dbt._literal_as_pattern(delimiter_text) -%}
case
  when regexp_count({{ whole }}, {{ pattern }}) < {{ limit_num }} then {{ whole }}
  else left({{ whole }}, regexp_instr({{ whole }}, {{ pattern }}, 1, {{ limit_num }}) - 1)
end
{%- else -%}
{{ whole }}
{%- endif -%}
{%- endmacro %}

{# A regular expression that matches just the text of a literal. #}
{% macro _literal_as_pattern(literal) -%}
{%- set special = '.^$*+?()[]{}|\\' -%}
{%- for character in literal -%}
{{ '\\\\' ~ character if character in special else character }}
{%- endfor -%}
{%- endmacro %}
