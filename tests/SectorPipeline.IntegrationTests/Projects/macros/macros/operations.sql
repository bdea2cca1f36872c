{#- For run-operation. -#}
{% macro make_guests(names, table='guests') %}
    {% set relation = api.Relation.create(database=target.database, schema=target.schema, identifier=table) %}
    {% do run_query('drop table if exists ' ~ relation) %}
    {% do run_query('create table ' ~ relation ~ ' (name varchar(40), place integer)') %}
    {% for name in names %}
        {% do run_query("insert into " ~ relation ~ " values ('" ~ name ~ "', " ~ loop.index ~ ")") %}
    {% endfor %}
    {% do log('seated ' ~ names | length ~ ' guests', info=True) %}
    {{ return(names | length) }}
{% endmacro %}

{% macro drop_all_of(prefix) %}
    {% for relation in adapter.list_relations_without_caching(api.Relation.create(database=target.database, schema=target.schema)) | sort(attribute='identifier') %}
        {% if relation.identifier.startswith(prefix) %}
            {% do adapter.drop_relation(relation) %}
        {% endif %}
    {% endfor %}
{% endmacro %}

{% macro refuse(why) %}{{ exceptions.raise_compiler_error('refused: ' ~ why) }}{% endmacro %}
