{%- set expected = {'duckdb': ['quack', 2, 4], 'postgres': ['trunk', 4, 3]}[target.type] -%}
{{ checks([
    ('of the engine', toolbox.engine_word(), expected[0]),
    ('the project first', toolbox.label('x'), 'zoo: x'),
    ('what only the package has', toolbox.kept('x'), '<x>'),
    ('without a package', legs('duck'), expected[1]),
    ('falls back', legs('elephant'), expected[2]),
    ('by default', legs('cat'), 4),
    ('own namespace', macro_zoo.decorate('x'), '(x)'),
    ('package namespace', toolbox.decorate('x'), '[x]'),
    ('unqualified names are the project', toolbox.own_decorate('x'), '(x)'),
    ('dispatch of none', adapter.dispatch('engine_word', macro_namespace='toolbox')(), expected[0]),
]) }}
