{% macro persist_docs(relation, model, for_relation=true, for_columns=true) %}
{{ return(adapter.dispatch('persist_docs', 'dbt')(relation, model, for_relation, for_columns)) }}
{% endmacro %}

{% macro default__persist_docs(relation, model, for_relation=true, for_columns=true) %}
{%- if for_relation and config.persist_relation_docs() and model.description -%}
  {%- do run_query(alter_relation_comment(relation, model.description)) -%}
{%- endif -%}
{%- if for_columns and config.persist_column_docs() and model.columns -%}
  {%- set text = alter_column_comment(relation, model.columns) -%}
  {%- if text | trim -%}{%- do run_query(text) -%}{%- endif -%}
{%- endif -%}
{% endmacro %}

{% macro alter_relation_comment(relation, relation_comment) %}
{{ return(adapter.dispatch('alter_relation_comment', 'dbt')(relation, relation_comment)) }}
{% endmacro %}

{% macro default__alter_relation_comment(relation, relation_comment) %}
comment on {{ relation.type }} {{ relation }} is '{{ relation_comment | replace("'", "''") }}'
{% endmacro %}

{% macro alter_column_comment(relation, column_dict) %}
{{ return(adapter.dispatch('alter_column_comment', 'dbt')(relation, column_dict)) }}
{% endmacro %}

{% macro default__alter_column_comment(relation, column_dict) %}
{%- set present = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
{%- for name, column in column_dict.items() if column['description'] -%}
  {%- set written = name if name in present else (name | lower if name | lower in present else none) -%}
  {%- if written is not none -%}
comment on column {{ relation }}.{{ adapter.quote(written) }} is '{{ column['description'] | replace("'", "''") }}';
  {%- endif %}
{% endfor -%}
{% endmacro %}
