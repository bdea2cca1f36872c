{% macro apply_grants(relation, grant_config, should_revoke=true) %}
{{ return(adapter.dispatch('apply_grants', 'dbt')(relation, grant_config, should_revoke)) }}
{% endmacro %}

{% macro default__apply_grants(relation, grant_config, should_revoke=true) %}
{%- if grant_config -%}
  {%- set present = adapter.standardize_grants_dict(run_query(get_show_grant_sql(relation))) if should_revoke else {} -%}
  {%- set statements = get_dcl_statement_list(relation, diff_of_two_dicts(present, grant_config), get_revoke_sql)
    + get_dcl_statement_list(relation, diff_of_two_dicts(grant_config, present), get_grant_sql) -%}
  {%- if statements -%}{%- do call_dcl_statements(statements) -%}{%- endif -%}
{%- endif -%}
{% endmacro %}

{# A DuckDB file has no users that rights could be given to. #}
{% macro duckdb__apply_grants(relation, grant_config, should_revoke=true) %}
{%- do exceptions.warn(relation ~ ": grants have no meaning in DuckDB and are left out") -%}
{% endmacro %}

{# Lists of privilege and grantees that are in the first and not in the second. #}
{% macro diff_of_two_dicts(first, second) %}
{%- set difference = {} -%}
{%- for privilege, grantees in first.items() -%}
  {%- set known = (second.get(privilege, []) if second.get(privilege, []) is not string else [second.get(privilege)]) | map('lower') | list -%}
  {%- for grantee in ([grantees] if grantees is string else grantees) if grantee | lower not in known -%}
    {%- do difference.setdefault(privilege, []).append(grantee) -%}
  {%- endfor -%}
{%- endfor -%}
{{ return(difference) }}
{% endmacro %}

{% macro get_dcl_statement_list(relation, grant_config, get_dcl_macro) %}
{{ return(adapter.dispatch('get_dcl_statement_list', 'dbt')(relation, grant_config, get_dcl_macro)) }}
{% endmacro %}

{% macro default__get_dcl_statement_list(relation, grant_config, get_dcl_macro) %}
{%- set statements = [] -%}
{%- for privilege, grantees in grant_config.items() -%}
  {%- for grantee in grantees -%}
    {%- do statements.append(get_dcl_macro(relation, privilege, [grantee]) | trim) -%}
  {%- endfor -%}
{%- endfor -%}
{{ return(statements) }}
{% endmacro %}

{% macro call_dcl_statements(dcl_statement_list) %}
{{ adapter.dispatch('call_dcl_statements', 'dbt')(dcl_statement_list) }}
{% endmacro %}

{% macro default__call_dcl_statements(dcl_statement_list) %}
{%- for text in dcl_statement_list -%}{%- do run_query(text) -%}{%- endfor -%}
{% endmacro %}

{% macro get_show_grant_sql(relation) %}
{{ return(adapter.dispatch('get_show_grant_sql', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_show_grant_sql(relation) %}
show grants on {{ relation }}
{% endmacro %}

{% macro postgres__get_show_grant_sql(relation) %}
select grantee, lower(privilege_type) as privilege_type
from information_schema.role_table_grants
where grantor = current_role and grantee != current_role
  and table_schema = '{{ relation.schema }}' and table_name = '{{ relation.identifier }}'
{% endmacro %}

{% macro redshift__get_show_grant_sql(relation) %}
select identity_name as grantee, lower(privilege_type) as privilege_type
from svv_relation_privileges
where namespace_name = '{{ relation.schema }}' and relation_name = '{{ relation.identifier }}' and identity_name != current_user
{% endmacro %}

{% macro get_grant_sql(relation, privilege, grantees) %}
{{ return(adapter.dispatch('get_grant_sql', 'dbt')(relation, privilege, grantees)) }}
{% endmacro %}

{% macro default__get_grant_sql(relation, privilege, grantees) %}
grant {{ privilege }} on {{ relation }} to {{ grantees | join(', ') }}
{% endmacro %}

{% macro postgres__get_grant_sql(relation, privilege, grantees) %}
grant {{ privilege }} on {{ relation }} to {% for grantee in grantees %}{{ grantee if grantee | lower == 'public' else adapter.quote(grantee) }}{{ ', ' if not loop.last }}{% endfor %}
{% endmacro %}

{% macro get_revoke_sql(relation, privilege, grantees) %}
{{ return(adapter.dispatch('get_revoke_sql', 'dbt')(relation, privilege, grantees)) }}
{% endmacro %}

{% macro default__get_revoke_sql(relation, privilege, grantees) %}
revoke {{ privilege }} on {{ relation }} from {{ grantees | join(', ') }}
{% endmacro %}

{% macro postgres__get_revoke_sql(relation, privilege, grantees) %}
revoke {{ privilege }} on {{ relation }} from {% for grantee in grantees %}{{ grantee if grantee | lower == 'public' else adapter.quote(grantee) }}{{ ', ' if not loop.last }}{% endfor %}
{% endmacro %}

{% macro copy_grants() %}
{{ return(adapter.dispatch('copy_grants', 'dbt')()) }}
{% endmacro %}

{% macro default__copy_grants() %}
{{ return(false) }}
{% endmacro %}

{# A relation that was just made has no rights that could be taken away. #}
{% macro should_revoke(existing_relation, full_refresh_mode=true) %}
{{ return(existing_relation is not none and (not full_refresh_mode or copy_grants())) }}
{% endmacro %}
