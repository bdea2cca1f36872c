{%- set ns = namespace(count=0, names=[]) -%}
{%- set outside = 'before' -%}
{%- for animal in ['otter', 'duck', 'eel'] -%}
    {%- set ns.count = ns.count + animal | length -%}
    {%- do ns.names.append(animal | upper) -%}
    {%- set outside = 'within' -%}
{%- endfor -%}
{%- set filled = {} -%}
{%- do filled.update({'k': 'v'}) -%}
{%- set popped = ns.names.pop() -%}
{%- set shout -%}{%- filter upper -%}quiet{%- endfilter -%}{%- endset -%}
{%- set first_big = namespace(found=none) -%}
{%- for number in range(10) if number % 2 == 1 -%}
    {%- if number > 4 -%}{%- set first_big.found = number -%}{%- break -%}{%- endif -%}
{%- endfor -%}
{{ checks([
    ('namespace', ns.count, 12),
    ('do', ns.names | join(','), 'OTTER,DUCK'),
    ('pop', popped, 'EEL'),
    ('loops keep their own', outside, 'before'),
    ('update', filled, "{'k': 'v'}"),
    ('filter block', shout, 'QUIET'),
    ('break', first_big.found, 5),
    ('inline if', ('yes' if ns.count > 100 else 'no'), 'no'),
    ('chained comparison', 1 < ns.count <= 12, true),
    ('string methods', 'a,b,,c'.split(',') | reject('equalto', '') | map('upper') | join('-'), 'A-B-C'),
    ('format', '%05.2f|%s' | format(3.14159, 'x'), '03.14|x'),
    ('python format', '{0}-{name}'.format('a', name='b'), 'a-b'),
    ('group by', [{'k': 1, 'v': 'a'}, {'k': 2, 'v': 'b'}, {'k': 1, 'v': 'c'}] | groupby('k') | map('first') | join(','), '1,2'),
    ('sort by', [{'n': 'b'}, {'n': 'a'}] | sort(attribute='n') | map(attribute='n') | join(''), 'ab'),
    ('tilde', 1 ~ none ~ true, '1NoneTrue'),
    ('integer division', 7 // 2 ~ '/' ~ -7 // 2 ~ '/' ~ 7 % 3, '3/-4/1'),
]) }}
