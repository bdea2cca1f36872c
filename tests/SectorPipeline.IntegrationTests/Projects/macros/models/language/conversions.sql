{%- set document = {'name': 'otter', 'ages': [1, 2.5, none], 'tame': false} -%}
{{ checks([
    ('tojson', tojson(document), '{"name": "otter", "ages": [1, 2.5, null], "tame": false}'),
    ('tojson sorted', tojson({'b': 1, 'a': 2}, sort_keys=true), '{"a": 2, "b": 1}'),
    ('fromjson', fromjson('{"a": [1, {"b": "c"}]}')['a'][1]['b'], 'c'),
    ('fromjson default', fromjson('no json', 'nothing'), 'nothing'),
    ('fromyaml', fromyaml('{a: [1, two], b: yes}')['a'][1], 'two'),
    ('toyaml', fromyaml(toyaml(document)) == document, true),
    ('zip', zip([1, 2], ['a', 'b']) | list, "[(1, 'a'), (2, 'b')]"),
    ('zip_strict', zip_strict([1], ['a']) | list, "[(1, 'a')]"),
    ('zip of no list', zip(1, 2), 'None'),
    ('set', set([3, 1, 3, 2]) | sort, '[1, 2, 3]'),
    ('set of no list', set(5), 'None'),
    ('set_strict', set_strict(['a', 'a']) | list, "['a']"),
    ('local_md5', local_md5('otter'), 'd8e265f13545e890c178a34a72f62c43'),
    ('as_number', '7' | int + '2.5' | float, 9.5),
    ('as_text', 3 | as_text, '3'),
]) }}
