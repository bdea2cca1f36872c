{% macro run_query(sql) %}
{% call statement('run_query_statement', fetch_result=true) %}
{{ sql }}
{% endcall %}
{{ return(load_result('run_query_statement').table if execute else none) }}
{% endmacro %}

{% macro get_where_subquery(relation) %}
{{ return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_where_subquery(relation) %}
{%- set where = config.get('where', '') -%}
{{ return('(select * from ' ~ relation ~ ' where ' ~ where ~ ') dbt_subquery' if where else relation) }}
{% endmacro %}
