{#-
    A table that forgets nothing: every build adds the rows of its query under the number of a new generation.
    A full refresh starts again from generation 1.
-#}
{% materialization insert_log, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set next_relation = make_intermediate_relation(target_relation) -%}
    {%- set old_relation = make_backup_relation(target_relation, 'table') -%}
    {%- set existing = adapter.get_relation(database=this.database, schema=this.schema, identifier=this.identifier) -%}
    {%- set first = existing is none or existing.is_view or should_full_refresh() -%}
    {%- set column = config.get('generation_column', default='generation') -%}

    {% for leftover in [next_relation, old_relation] %}
        {%- set found = load_relation(leftover) -%}
        {% if found is not none %}{% do adapter.drop_relation(found) %}{% endif %}
    {% endfor %}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {% set generation = 1 %}
    {% if not first %}
        {% call statement('newest', fetch_result=True) %}
            select max({{ column }}) from {{ existing }}
        {% endcall %}
        {% set generation = load_result('newest')['data'][0][0] | int + 1 %}
    {% endif %}

    {% call statement('main') %}
        create table {{ next_relation }} as
        {% if not first %}
        select * from {{ existing }}
        union all
        {% endif %}
        select fresh.*, {{ generation }} as {{ column }} from ( {{ sql }} ) as fresh
    {% endcall %}

    {% if existing is not none %}
        {% do adapter.rename_relation(existing, old_relation) %}
    {% endif %}
    {% do adapter.rename_relation(next_relation, target_relation) %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do adapter.commit() %}
    {% if existing is not none %}
        {% do adapter.drop_relation(old_relation.incorporate(type=existing.type)) %}
    {% endif %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {% do log('generation ' ~ generation ~ ' of ' ~ this.identifier, info=true) %}

    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
