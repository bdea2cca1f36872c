{% macro a_list() %}{{ return([1, 'two', none, 3.5]) }}{% endmacro %}
{% macro a_dict() %}{{ return({'name': 'otter', 'legs': 4, 'tags': ['wet', 'quick']}) }}{% endmacro %}

{% macro early(numbers) %}
    {% for number in numbers %}
        {% if number > 2 %}{{ return(number) }}{% endif %}
    {% endfor %}
    {{ return('none above two') }}
{% endmacro %}

{% macro listing() -%}
    {{ varargs | join('+') }}|{% for key, value in kwargs.items() %}{{ key }}={{ value }};{% endfor %}
{%- endmacro %}

{% macro fence(mark='-') -%}
    {{ mark }}{{ caller() }}{{ mark }}
{%- endmacro %}

{% macro each(items) -%}
    {%- for item in items -%}{{ caller(item, loop.index) }}{%- endfor -%}
{%- endmacro %}

{% macro factorial(n) %}{{ return(1 if n <= 1 else n * factorial(n - 1)) }}{% endmacro %}

{% macro nested_sum(value) %}
    {%- set sum = namespace(total=0) -%}
    {%- if value is mapping -%}
        {%- for key in value -%}{%- set sum.total = sum.total + nested_sum(value[key]) -%}{%- endfor -%}
    {%- elif value is iterable and value is not string -%}
        {%- for item in value -%}{%- set sum.total = sum.total + nested_sum(item) -%}{%- endfor -%}
    {%- elif value is number -%}
        {%- set sum.total = value -%}
    {%- endif -%}
    {{ return(sum.total) }}
{% endmacro %}

{% macro spaced(text) -%}
    {{ text }}
{%- endmacro %}
