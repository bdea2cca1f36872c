-- depends_on: {{ ref('watched') }}
{%- if execute -%}
{%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list -%}
{%- set watched = models | selectattr('config.meta.watched', 'defined') | list -%}
{%- set in_graph = [] -%}
{%- for node in models | sort(attribute='name') if 'graph' in node.tags -%}
    {%- do in_graph.append(node.name ~ ':' ~ node.config.materialized) -%}
{%- endfor -%}
{%- set this_node = graph.nodes['model.macro_zoo.inventory'] -%}
{{ checks([
    ('models', models | length > 8, true),
    ('in the folder', in_graph | join(','), 'inventory:table,watched:view'),
    ('meta', watched | map(attribute='name') | join(','), 'watched'),
    ('depends on', this_node.depends_on.nodes | join(','), 'model.macro_zoo.watched'),
    ('seed', graph.nodes['seed.macro_zoo.animals'].original_file_path, 'seeds/animals.csv'),
    ('described', graph.nodes['model.macro_zoo.watched'].description, 'Tame ones.'),
    ('columns', graph.nodes['model.macro_zoo.watched'].columns['name'].description, 'What it is called.'),
    ('package', this_node.package_name, 'macro_zoo'),
    ('selected', 'model.macro_zoo.inventory' in selected_resources, true),
]) }}
{%- else -%}
select 1
{%- endif -%}
