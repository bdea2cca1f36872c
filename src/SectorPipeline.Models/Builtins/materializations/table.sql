{% materialization table, default %}
{%- set existing = load_cached_relation(this) -%}
{%- set target_relation = this.incorporate(type='table') -%}
{{ run_hooks(pre_hooks, inside_transaction=false) }}
{{ run_hooks(pre_hooks, inside_transaction=true) }}
{{ build_table(existing, target_relation, sql) }}
{{ finish_relation(target_relation, existing) }}
{{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# Readers see the old relation until the new one, built beside it, takes its name. #}
{% macro build_table(existing, target_relation, sql) %}
{%- if existing is none -%}
  {%- call statement('main') -%}
{{ get_create_table_as_sql(false, target_relation, sql) }}
  {%- endcall -%}
  {%- do create_indexes(target_relation) -%}
{%- else -%}
  {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}
  {%- do drop_relation_if_exists(load_cached_relation(intermediate_relation)) -%}
  {%- call statement('main') -%}
{{ get_create_table_as_sql(false, intermediate_relation, sql) }}
  {%- endcall -%}
  {%- do create_indexes(intermediate_relation) -%}
  {%- do adapter.swap_relation(existing, intermediate_relation, target_relation) -%}
{%- endif -%}
{% endmacro %}

{# What all built relations end with: hooks, grants, comments, the end of the transaction. #}
{% macro finish_relation(target_relation, existing, full_refresh_mode=true, for_columns=true) %}
{{ run_hooks(post_hooks, inside_transaction=true) }}
{%- set grant_config = config.get('grants') -%}
{%- if grant_config -%}
  {%- do apply_grants(target_relation, grant_config, should_revoke=should_revoke(existing, full_refresh_mode)) -%}
{%- endif -%}
{%- do persist_docs(target_relation, model) -%}
{%- do adapter.commit() -%}
{{ run_hooks(post_hooks, inside_transaction=false) }}
{% endmacro %}

{% macro get_create_table_as_sql(temporary, relation, sql) %}
{{ return(adapter.dispatch('get_create_table_as_sql', 'dbt')(temporary, relation, sql)) }}
{% endmacro %}

{% macro default__get_create_table_as_sql(temporary, relation, sql) %}
{{ return(create_table_as(temporary, relation, sql)) }}
{% endmacro %}

{% macro create_table_as(temporary, relation, compiled_code, language='sql') %}
{%- if language != 'sql' -%}
  {%- do exceptions.raise_compiler_error("models in " ~ language ~ " cannot be built; write SQL") -%}
{%- endif -%}
{{ adapter.dispatch('create_table_as', 'dbt')(temporary, relation, compiled_code) }}
{% endmacro %}

{% macro default__create_table_as(temporary, relation, sql) %}
{%- set sql_header = config.get('sql_header', none) -%}
{{ sql_header if sql_header is not none }}
{%- if config.get('contract').enforced and not temporary -%}
{{ get_assert_columns_equivalent(sql) }}
create table {{ relation }} {{ get_table_columns_and_constraints() }};
insert into {{ relation }} ({{ get_contract_column_names() }})
{{ get_select_subquery(sql) }}
{%- else -%}
create {{ 'temporary ' if temporary }}table {{ relation }} as ({{ sql }}
)
{%- endif %}
{% endmacro %}

{% macro postgres__create_table_as(temporary, relation, sql) %}
{%- set unlogged = config.get('unlogged', default=false) -%}
{%- set sql_header = config.get('sql_header', none) -%}
{{ sql_header if sql_header is not none }}
{%- if config.get('contract').enforced and not temporary -%}
{{ get_assert_columns_equivalent(sql) }}
create {{ 'unlogged ' if unlogged }}table {{ relation }} {{ get_table_columns_and_constraints() }};
insert into {{ relation }} ({{ get_contract_column_names() }})
{{ get_select_subquery(sql) }}
{%- else -%}
create {{ 'temporary ' if temporary else ('unlogged ' if unlogged) }}table {{ relation }} as ({{ sql }}
)
{%- endif %}
{% endmacro %}

{% macro redshift__create_table_as(temporary, relation, sql) %}
{%- set sql_header = config.get('sql_header', none) -%}
{{ sql_header if sql_header is not none }}
{%- if config.get('contract').enforced and not temporary -%}
{{ get_assert_columns_equivalent(sql) }}
create table {{ relation }} {{ get_table_columns_and_constraints() }} {{ redshift_distribution() }};
insert into {{ relation }} ({{ get_contract_column_names() }})
{{ get_select_subquery(sql) }}
{%- else -%}
create {{ 'temporary ' if temporary }}table {{ relation }} {{ redshift_distribution() }} as ({{ sql }}
)
{%- endif %}
{% endmacro %}

{# diststyle, distkey and sortkeys from the settings dist, sort and sort_type. #}
{% macro redshift_distribution() %}
{%- set dist = config.get('dist') -%}
{%- set sort = config.get('sort') -%}
{%- set sort_type = config.get('sort_type', 'compound') -%}
{%- if dist is not none -%}
  {%- set dist = dist | trim | lower -%}
  {{ 'diststyle ' ~ dist if dist in ['all', 'even', 'auto'] else 'diststyle key distkey (' ~ dist ~ ')' }}
{%- endif -%}
{%- if sort is not none %}
 {{ sort_type }} sortkey ({{ sort if sort is string else sort | join(', ') }})
{%- endif -%}
{% endmacro %}

{% macro create_indexes(relation) %}
{{ adapter.dispatch('create_indexes', 'dbt')(relation) }}
{% endmacro %}

{% macro default__create_indexes(relation) %}
{%- for index in config.get('indexes', default=[]) -%}
  {%- set statement_text = get_create_index_sql(relation, index) -%}
  {%- if statement_text -%}{%- do run_query(statement_text) -%}{%- endif -%}
{%- endfor -%}
{% endmacro %}

{% macro get_create_index_sql(relation, index_dict) %}
{{ return(adapter.dispatch('get_create_index_sql', 'dbt')(relation, index_dict)) }}
{% endmacro %}

{% macro default__get_create_index_sql(relation, index_dict) %}
{{ return(none) }}
{% endmacro %}

{% macro postgres__get_create_index_sql(relation, index_dict) %}
{%- set columns = index_dict.get('columns') -%}
{%- set columns = [columns] if columns is string else columns -%}
{%- set name = local_md5(columns | join('_') ~ '_' ~ relation ~ '_' ~ index_dict.get('unique', false) ~ '_' ~ index_dict.get('type', '') ~ '_' ~ invocation_id) -%}
create {{ 'unique ' if index_dict.get('unique') }}index if not exists "{{ name }}" on {{ relation }} {{ 'using ' ~ index_dict.get('type') if index_dict.get('type') }} ({{ columns | join(', ') }})
{% endmacro %}

{% macro duckdb__get_create_index_sql(relation, index_dict) %}
{%- set columns = index_dict.get('columns') -%}
{%- set columns = [columns] if columns is string else columns -%}
{%- set name = local_md5(columns | join('_') ~ '_' ~ relation ~ '_' ~ invocation_id) -%}
create {{ 'unique ' if index_dict.get('unique') }}index "{{ name }}" on {{ relation }} ({{ columns | join(', ') }})
{% endmacro %}

{% macro redshift__get_create_index_sql(relation, index_dict) %}
{{ return(none) }}
{% endmacro %}
