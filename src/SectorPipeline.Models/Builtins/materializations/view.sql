{% materialization view, default %}
{%- set existing = load_cached_relation(this) -%}
{%- set target_relation = this.incorporate(type='view') -%}
{{ run_hooks(pre_hooks, inside_transaction=false) }}
{{ run_hooks(pre_hooks, inside_transaction=true) }}
{%- if existing is none -%}
  {%- call statement('main') -%}
{{ get_create_view_as_sql(target_relation, sql) }}
  {%- endcall -%}
{%- elif existing.is_view and adapter.replace_view(get_replace_view_sql(target_relation, sql)) -%}
  {%- do store_raw_result('main', message='CREATE VIEW', code='CREATE VIEW') -%}
{%- else -%}
  {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}
  {%- do drop_relation_if_exists(load_cached_relation(intermediate_relation)) -%}
  {%- call statement('main') -%}
{{ get_create_view_as_sql(intermediate_relation, sql) }}
  {%- endcall -%}
  {%- do adapter.swap_relation(existing, intermediate_relation, target_relation) -%}
{%- endif -%}
{{ finish_relation(target_relation, existing, for_columns=true) }}
{{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro get_create_view_as_sql(relation, sql) %}
{{ return(adapter.dispatch('get_create_view_as_sql', 'dbt')(relation, sql)) }}
{% endmacro %}

{% macro default__get_create_view_as_sql(relation, sql) %}
{{ return(create_view_as(relation, sql)) }}
{% endmacro %}

{% macro create_view_as(relation, sql) %}
{{ adapter.dispatch('create_view_as', 'dbt')(relation, sql) }}
{% endmacro %}

{% macro default__create_view_as(relation, sql) %}
{%- set sql_header = config.get('sql_header', none) -%}
{{ sql_header if sql_header is not none }}
{%- if config.get('contract').enforced -%}{{ get_assert_columns_equivalent(sql) }}{%- endif -%}
create view {{ relation }} as ({{ sql }}
)
{% endmacro %}

{% macro redshift__create_view_as(relation, sql) %}
{%- set sql_header = config.get('sql_header', none) -%}
{{ sql_header if sql_header is not none }}
{%- if config.get('contract').enforced -%}{{ get_assert_columns_equivalent(sql) }}{%- endif -%}
create view {{ relation }} as ({{ sql }}
){{ ' with no schema binding' if config.get('bind', default=true) is false }}
{% endmacro %}

{% macro get_replace_view_sql(relation, sql) %}
{{ return(get_create_view_as_sql(relation, sql) | replace('create view', 'create or replace view', 1)) }}
{% endmacro %}

{% macro create_or_replace_view() %}
{%- set existing = load_cached_relation(this) -%}
{%- set target_relation = this.incorporate(type='view') -%}
{{ run_hooks(pre_hooks) }}
{%- if existing is not none and not existing.is_view -%}{%- do adapter.drop_relation(existing) -%}{%- endif -%}
{%- call statement('main') -%}
{{ get_replace_view_sql(target_relation, sql) }}
{%- endcall -%}
{{ run_hooks(post_hooks) }}
{{ return({'relations': [target_relation]}) }}
{% endmacro %}

{% macro handle_existing_table(full_refresh, old_relation) %}
{%- do adapter.drop_relation(old_relation) -%}
{% endmacro %}
