{# What the adapter does, by the names of dbt's macros. A project's macro of such a name is what the adapter then does; builtin_… does it in any case. #}
{% macro create_schema(relation) %}
{{ return(adapter.dispatch('create_schema', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__create_schema(relation) %}
{%- do adapter.builtin_create_schema(relation) -%}
{% endmacro %}

{% macro drop_schema(relation) %}
{{ return(adapter.dispatch('drop_schema', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__drop_schema(relation) %}
{%- do adapter.builtin_drop_schema(relation) -%}
{% endmacro %}

{% macro drop_schema_named(schema_name) %}
{{ return(adapter.dispatch('drop_schema_named', 'dbt')(schema_name)) }}
{% endmacro %}

{% macro default__drop_schema_named(schema_name) %}
{%- do adapter.drop_schema(api.Relation.create(database=target.database, schema=schema_name)) -%}
{% endmacro %}

{% macro drop_relation(relation) %}
{{ return(adapter.dispatch('drop_relation', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__drop_relation(relation) %}
{%- do adapter.builtin_drop_relation(relation) -%}
{% endmacro %}

{% macro rename_relation(from_relation, to_relation) %}
{{ return(adapter.dispatch('rename_relation', 'dbt')(from_relation, to_relation)) }}
{% endmacro %}

{% macro default__rename_relation(from_relation, to_relation) %}
{%- do adapter.builtin_rename_relation(from_relation, to_relation) -%}
{% endmacro %}

{% macro truncate_relation(relation) %}
{{ return(adapter.dispatch('truncate_relation', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__truncate_relation(relation) %}
{%- do adapter.builtin_truncate_relation(relation) -%}
{% endmacro %}

{% macro list_relations_without_caching(schema_relation) %}
{{ return(adapter.dispatch('list_relations_without_caching', 'dbt')(schema_relation)) }}
{% endmacro %}

{% macro default__list_relations_without_caching(schema_relation) %}
{{ return(adapter.list_relations_without_caching(schema_relation)) }}
{% endmacro %}

{% macro list_schemas(database) %}
{{ return(adapter.list_schemas(database)) }}
{% endmacro %}

{% macro check_schema_exists(information_schema, schema) %}
{{ return(adapter.check_schema_exists(information_schema.database if information_schema is not string else information_schema, schema)) }}
{% endmacro %}
