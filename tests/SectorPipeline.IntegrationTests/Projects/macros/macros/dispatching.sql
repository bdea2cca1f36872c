{% macro default__label(text) %}{{ return('zoo: ' ~ text) }}{% endmacro %}

{% macro decorate(text) %}{{ return('(' ~ text ~ ')') }}{% endmacro %}

{% macro legs(animal) %}{{ return(adapter.dispatch('legs')(animal)) }}{% endmacro %}
{% macro default__legs(animal) %}{{ return(4) }}{% endmacro %}
{% macro duckdb__legs(animal) %}{{ return(2 if animal == 'duck' else default__legs(animal)) }}{% endmacro %}
{% macro postgres__legs(animal) %}{{ return(3 if animal == 'elephant' else macro_zoo.default__legs(animal)) }}{% endmacro %}
