{% macro run_hooks(hooks, inside_transaction=true) %}
{%- for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) -%}
  {%- if not inside_transaction and loop.first -%}
    {%- do adapter.commit() -%}
  {%- endif -%}
  {%- set rendered = render(hook.get('sql')) | trim -%}
  {%- if rendered | length > 0 -%}
    {%- call statement(auto_begin=inside_transaction) -%}
{{ rendered }}
    {%- endcall -%}
  {%- endif -%}
{%- endfor -%}
{% endmacro %}

{% macro make_hook_config(sql, inside_transaction) %}
{{ return(tojson({'sql': sql, 'transaction': inside_transaction})) }}
{% endmacro %}

{% macro before_begin(sql) %}
{{ return(make_hook_config(sql, inside_transaction=false)) }}
{% endmacro %}

{% macro in_transaction(sql) %}
{{ return(make_hook_config(sql, inside_transaction=true)) }}
{% endmacro %}

{% macro after_commit(sql) %}
{{ return(make_hook_config(sql, inside_transaction=false)) }}
{% endmacro %}

{% macro set_sql_header(config) %}
{{ config.set('sql_header', caller()) }}
{% endmacro %}
