{%- if execute -%}
{%- set animals = animals_above(2) -%}
{%- call statement('counted', fetch_result=True) -%}
    select count(*) as animals, min(name) as first_name from {{ ref('animals') }}
{%- endcall -%}
{%- set counted = load_result('counted') -%}
{%- set names = [] -%}
{%- for row in animals -%}{%- do names.append(row.name ~ ':' ~ row['legs'] ~ ':' ~ row[1]) -%}{%- endfor -%}
{%- set heavy = animals.rows | selectattr('legs', 'equalto', 4) | map(attribute='name') | list -%}
{{ checks([
    ('rows', animals.rows | length, 4),
    ('length of a table', animals | length, 4),
    ('columns', animals.column_names | join(','), 'name,legs,weight_kg'),
    ('column values', animals.columns[0].values() | join(','), "d'Artagnan,eel,elephant,otter"),
    ('column by name', animals.columns['legs'].values() | sum, 12),
    ('cells', names[1], 'eel:0:0'),
    ('filter rows', heavy | join(','), "d'Artagnan,elephant,otter"),
    ('decimal', animals.rows[1]['weight_kg'] | float, 3.6),
    ('first cell', animals.rows[0][0] | length, 10),
    ('row values', animals.rows[3].values()[0], 'otter'),
    ('load_result', counted['data'][0][0], 5),
    ('load_result table', counted.table.rows[0]['first_name'], "d'Artagnan"),
    ('null is none', run_query("select cast(null as integer) as n").rows[0]['n'] is none, true),
    ('a date', run_query("select cast('2024-02-29' as date) as d").columns[0].values()[0], '2024-02-29'),
]) }}
{%- else -%}
-- depends_on: {{ ref('animals') }}
select 1
{%- endif -%}
