{%- set animals = ref('animals') -%}
{%- set made = api.Relation.create(database='db', schema='s', identifier='t', type='view') -%}
{%- set column = api.Column('size', 'varchar', 20) -%}
{%- set columns = adapter.get_columns_in_relation(animals) if execute else [] -%}
{%- set found = adapter.get_relation(database=this.database, schema=animals.schema, identifier='animals') if execute else none -%}
{%- if execute -%}
{{ checks([
    ('column names', columns | map(attribute='name') | join(','), 'name,legs,weight_kg,born_on,tame'),
    ('quoted', columns[0].quoted, '"name"'),
    ('is_string', columns | map('attr', 'name') | list | length, 5),
    ('kinds', columns[0].is_string() ~ columns[1].is_integer() ~ columns[1].is_string(), 'TrueTrueFalse'),
    ('found', found is not none, true),
    ('found type', found.is_table, true),
    ('not found', adapter.get_relation(database=this.database, schema=this.schema, identifier='unicorns') is none, true),
    ('load_relation', load_relation(animals).identifier, 'animals'),
    ('ref has no database', (animals | string).count('.'), 1),
    ('made', made, '"db"."s"."t"'),
    ('made type', made.is_view ~ made.type, 'Trueview'),
    ('include', made.include(database=false, schema=false), '"t"'),
    ('quote', made.quote(identifier=false), '"db"."s".t'),
    ('incorporate', made.incorporate(path={'identifier': 'u'}, type='table').render(), '"db"."s"."u"'),
    ('without_identifier', made.without_identifier(), '"db"."s"'),
    ('parts', made.database ~ made.schema ~ made.identifier ~ made.name ~ made.table, 'dbsttt'),
    ('adapter quote', adapter.quote('order'), '"order"'),
    ('column', column.name ~ ' ' ~ column.is_string(), 'size True'),
    ('adapter type', adapter.type() == target.type, true),
    ('schema exists', adapter.check_schema_exists(target.database, target.schema), true),
]) }}
{%- else -%}
select 1
{%- endif -%}
