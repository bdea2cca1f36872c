{#- A signal's share of the score, and the weight that counts for it: nothing while the signal is not known. -#}
{% macro weighted_signals(weights) -%}
    {%- for name, weight in weights.items() %}
    {{ weight }} * coalesce({{ name }}_signal, 0){{ ' +' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro known_weight(weights) -%}
    {%- for name, weight in weights.items() %}
    case when {{ name }}_signal is null then 0 else {{ weight }} end{{ ' +' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#- What the signals that have this sign say, in words; '' when there is none. -#}
{% macro words_of_signals(sign, words) -%}
    {%- set pieces = [] -%}
    {%- for name, text in words.items() -%}
        {%- do pieces.append('case when ' ~ name ~ '_signal = ' ~ sign ~ ' then ' ~ text ~ " else '' end") -%}
    {%- endfor -%}
    {{ joined(pieces) }}
{%- endmacro %}

{#- Where a relative strength and its momentum, both about 100, stand: leading while neither is below it. -#}
{% macro quadrant(ratio, momentum) -%}
    cast(case
        when {{ ratio }} is null or {{ momentum }} is null then null
        when {{ exceeds(100, ratio) }} then case when {{ exceeds(100, momentum) }} then 'lagging' else 'improving' end
        when {{ exceeds(100, momentum) }} then 'weakening'
        else 'leading'
    end as varchar(16))
{%- endmacro %}
