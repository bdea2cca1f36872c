{% macro make_intermediate_relation(base_relation, suffix='__dbt_tmp') %}
{{ return(adapter.dispatch('make_intermediate_relation', 'dbt')(base_relation, suffix)) }}
{% endmacro %}

{% macro default__make_intermediate_relation(base_relation, suffix) %}
{{ return(dbt.default__make_temp_relation(base_relation, suffix)) }}
{% endmacro %}

{% macro postgres__make_intermediate_relation(base_relation, suffix) %}
{{ return(dbt.postgres__make_relation_with_suffix(base_relation, suffix, dstring=false)) }}
{% endmacro %}

{% macro make_temp_relation(base_relation, suffix='__dbt_tmp') %}
{{ return(adapter.dispatch('make_temp_relation', 'dbt')(base_relation, suffix)) }}
{% endmacro %}

{% macro default__make_temp_relation(base_relation, suffix) %}
{{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix})) }}
{% endmacro %}

{# A temporary table of PostgreSQL is in no schema. #}
{% macro postgres__make_temp_relation(base_relation, suffix) %}
{%- set unique = dbt.postgres__make_relation_with_suffix(base_relation, suffix, dstring=true) -%}
{{ return(unique.incorporate(path={'schema': none, 'database': none})) }}
{% endmacro %}

{% macro make_backup_relation(base_relation, backup_relation_type, suffix='__dbt_backup') %}
{{ return(adapter.dispatch('make_backup_relation', 'dbt')(base_relation, backup_relation_type, suffix)) }}
{% endmacro %}

{% macro default__make_backup_relation(base_relation, backup_relation_type, suffix) %}
{{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type=backup_relation_type)) }}
{% endmacro %}

{% macro postgres__make_backup_relation(base_relation, backup_relation_type, suffix) %}
{%- set backup = dbt.postgres__make_relation_with_suffix(base_relation, suffix, dstring=false) -%}
{{ return(backup.incorporate(type=backup_relation_type)) }}
{% endmacro %}

{# PostgreSQL cuts names after 63 bytes, which would cut the suffix off. #}
{% macro postgres__make_relation_with_suffix(base_relation, suffix, dstring) %}
{%- set ending = suffix ~ modules.datetime.datetime.now().strftime('%H%M%S%f') if dstring else suffix -%}
{%- set longest = 63 - ending | length -%}
{%- if longest < 1 -%}
{{ exceptions.raise_compiler_error("the suffix '" ~ suffix ~ "' leaves no room for a name of 63 characters. Shorten it.") }}
{%- endif -%}
{{ return(base_relation.incorporate(path={'identifier': base_relation.identifier[:longest] ~ ending})) }}
{% endmacro %}

{# A temporary table of DuckDB is in a catalog of its own. #}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
{%- set named = dbt.default__make_temp_relation(base_relation, suffix) -%}
{{ return(named.incorporate(path={'schema': none, 'database': none})) }}
{% endmacro %}
