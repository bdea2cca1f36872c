{%- if execute -%}
    {%- do exceptions.warn('the zoo closes early') -%}
    {%- do log('quiet ' ~ this.name) -%}
    {%- do print('printed by ' ~ this.name) -%}
{%- endif -%}
{{ checks([('warn lets go on', 1, 1), ('undefined', nowhere is defined, false)]) }}
