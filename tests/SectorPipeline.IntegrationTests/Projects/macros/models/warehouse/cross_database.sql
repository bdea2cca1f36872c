{#- Rows of name, what the engine computed, and what it should be. -#}
{%- set day = "cast('2024-01-31' as date)" -%}
{%- set later = "cast('2024-03-01' as date)" -%}
{%- set cases = [
    ('concat', dbt.concat(["'a'", "'b'", "'c'"]), 'abc'),
    ('length', dbt.length("'otter'"), '5'),
    ('position', dbt.position("'t'", "'otter'"), '2'),
    ('replace', dbt.replace("'otter'", "'t'", "'p'"), 'opper'),
    ('right', dbt.right("'otter'", 3), 'ter'),
    ('split_part', dbt.split_part("'a|b|c'", "'|'", 2), 'b'),
    ('split_part from the end', dbt.split_part("'a|b|c'", "'|'", -1), 'c'),
    ('hash', dbt.hash("'otter'"), local_md5('otter')),
    ('datediff day', dbt.datediff(day, later, 'day'), '30'),
    ('datediff month', dbt.datediff(day, later, 'month'), '2'),
    ('datediff year', dbt.datediff("cast('2023-12-31' as date)", day, 'year'), '1'),
    ('dateadd', 'cast(' ~ dbt.dateadd('day', 1, day) ~ ' as date)', '2024-02-01'),
    ('dateadd months', 'cast(' ~ dbt.dateadd('month', 1, day) ~ ' as date)', '2024-02-29'),
    ('date_trunc', 'cast(' ~ dbt.date_trunc('month', later) ~ ' as date)', '2024-03-01'),
    ('last_day', dbt.last_day(day, 'quarter'), '2024-03-31'),
    ('date', dbt.date(2024, 2, 29), '2024-02-29'),
    ('safe_cast', dbt.safe_cast("'12'", dbt.type_int()), '12'),
    ('cast', dbt.cast("'7'", dbt.type_bigint()), '7'),
    ('bool', dbt.cast_bool_to_text('1 = 1'), 'true'),
    ('literal', dbt.string_literal('it is'), 'it is'),
    ('escaped', dbt.string_literal(dbt.escape_single_quotes("it's")), "it's"),
    ('any_value', '(select ' ~ dbt.any_value('legs') ~ ' from ' ~ ref('animals') ~ " where name = 'duck')", '2'),
    ('bool_or', '(select ' ~ dbt.cast_bool_to_text(dbt.bool_or('tame')) ~ ' from ' ~ ref('animals') ~ ')', 'true'),
    ('listagg', '(select ' ~ dbt.listagg('name', "'/'", 'order by name') ~ ' from ' ~ ref('animals') ~ ' where legs = 4)', "d'Artagnan/elephant/otter"),
    ('array', '(' ~ dbt.array_construct([1, 2, 3]) ~ ')[2]', '2'),
    ('array_append', '(' ~ dbt.array_append(dbt.array_construct([1, 2]), 9) ~ ')[3]', '9'),
    ('timestamp', dbt.current_timestamp() ~ ' > ' ~ dbt.cast("'2024-01-01'", dbt.type_timestamp()), 'true'),
] -%}
{% for name, sql, expected in cases %}
select '{{ name }}' as name, cast({{ sql }} as varchar(60)) as actual, {{ dbt.string_literal(dbt.escape_single_quotes(expected)) }} as expected
{% if not loop.last %}union all{% endif %}
{% endfor %}
