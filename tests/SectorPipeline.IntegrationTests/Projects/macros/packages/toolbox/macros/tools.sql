{% macro engine_word() %}{{ return(adapter.dispatch('engine_word', 'toolbox')()) }}{% endmacro %}
{% macro default__engine_word() %}{{ return('any') }}{% endmacro %}
{% macro duckdb__engine_word() %}{{ return('quack') }}{% endmacro %}
{% macro postgres__engine_word() %}{{ return('trunk') }}{% endmacro %}

{% macro label(text) %}{{ return(adapter.dispatch('label', 'toolbox')(text)) }}{% endmacro %}
{% macro default__label(text) %}{{ return('toolbox: ' ~ text) }}{% endmacro %}

{% macro kept(text) %}{{ return(adapter.dispatch('kept', 'toolbox')(text)) }}{% endmacro %}
{% macro default__kept(text) %}{{ return(toolbox.decorate(text, left='<', right='>')) }}{% endmacro %}

{% macro decorate(text, left='[', right=']') %}{{ return(left ~ text ~ right) }}{% endmacro %}

{#- As in dbt, a name without a package is looked up where the node is: the project's macro, not this package's. -#}
{% macro own_decorate(text) %}{{ return(decorate(text)) }}{% endmacro %}
