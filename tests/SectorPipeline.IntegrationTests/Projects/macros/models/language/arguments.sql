{%- set blocky -%}
    made of {{ 'blocks' }}
{%- endset -%}
{%- set called -%}
    {%- call fence('*') -%} inside {%- endcall -%}
{%- endset -%}
{%- set eached -%}
    {%- call(item, index) each(['a', 'b']) -%}{{ index }}{{ item }};{%- endcall -%}
{%- endset -%}
{{ checks([
    ('varargs', listing(1, 2, 'x'), '1+2+x|'),
    ('kwargs', listing(1, b='y', a=2), '1|b=y;a=2;'),
    ('defaults', toolbox.decorate('x'), '[x]'),
    ('by name', toolbox.decorate(right='}', text='x'), '[x}'),
    ('spread', toolbox.decorate(*['x', '<'], **{'right': '>'}), '<x>'),
    ('caller', called, '*inside*'),
    ('caller with arguments', eached, '1a;2b;'),
    ('set block', blocky, 'made of blocks'),
]) }}
