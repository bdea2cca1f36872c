{%- set datetime = modules.datetime -%}
{%- set leap = datetime.date(2024, 2, 28) + datetime.timedelta(days=2) -%}
{%- set noon = datetime.datetime(2024, 3, 31, 12, 30) -%}
{%- set parsed = datetime.datetime.strptime('2024-02-29 23:59', '%Y-%m-%d %H:%M') -%}
{%- set found = modules.re.match('([a-z]+)_(\\d+)', 'otter_42') -%}
{{ checks([
    ('date', leap, '2024-03-01'),
    ('strftime', noon.strftime('%d.%m.%y %H:%M'), '31.03.24 12:30'),
    ('isoformat', noon.isoformat(), '2024-03-31T12:30:00'),
    ('strptime', parsed.date(), '2024-02-29'),
    ('difference', (noon - parsed).days, 30),
    ('parts', noon.year ~ '/' ~ noon.month ~ '/' ~ noon.weekday(), '2024/3/6'),
    ('compare', noon > parsed, true),
    ('utc', modules.pytz.utc.localize(noon).isoformat(), '2024-03-31T12:30:00+00:00'),
    ('zone', modules.pytz.timezone('Europe/Warsaw').localize(noon).isoformat(), '2024-03-31T12:30:00+02:00'),
    ('match', found.group(1) ~ ' ' ~ found.group(2), 'otter 42'),
    ('no match', modules.re.match('x', 'otter') is none, true),
    ('sub', modules.re.sub('[aeiou]', '.', 'elephant'), '.l.ph.nt'),
    ('findall', modules.re.findall('\\d+', 'a1b22c333'), "['1', '22', '333']"),
    ('split', modules.re.split('[,;] *', 'a, b;c') | join('|'), 'a|b|c'),
    ('search', modules.re.search('(?i)DUCK', 'a duck').start(), 2),
    ('product', modules.itertools.product([1, 2], ['a', 'b']) | list | length, 4),
    ('combinations', modules.itertools.combinations(['a', 'b', 'c'], 2) | list, "[('a', 'b'), ('a', 'c'), ('b', 'c')]"),
    ('chain', modules.itertools.chain([1], [2, 3]) | list, '[1, 2, 3]'),
    ('started', run_started_at.strftime('%Y') | int >= 2024, true),
]) }}
