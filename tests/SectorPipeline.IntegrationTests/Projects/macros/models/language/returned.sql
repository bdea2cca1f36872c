{%- set list, dict = a_list(), a_dict() -%}
{{ checks([
    ('list', list | length, 4),
    ('list item', list[1], 'two'),
    ('none in a list', list[2] is none, true),
    ('negative index', list[-1], 3.5),
    ('slice', list[:2], "[1, 'two']"),
    ('dict', dict.name ~ dict['legs'], 'otter4'),
    ('dict get', dict.get('wings', 0), 0),
    ('dict in', 'tags' in dict, true),
    ('dict keys', dict.keys() | list | join(','), 'name,legs,tags'),
    ('dict repr', dict, "{'name': 'otter', 'legs': 4, 'tags': ['wet', 'quick']}"),
    ('return ends a macro', early([1, 2, 3, 4]), 3),
    ('return after a loop', early([1, 2]), 'none above two'),
    ('return of none', toolbox.decorate(none), '[None]'),
    ('integer stays integer', factorial(5) + 1, 121),
    ('recursion over a tree', nested_sum({'a': [1, 2, {'b': 3}], 'c': 'text', 'd': 4.5}), 10.5),
    ('text is trimmed', spaced('  x  '), '  x  '),
]) }}
