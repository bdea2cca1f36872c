{#-
    Maximum drawdown within a sliding window is no window function. Two neighbouring windows combine, though: the worst
    drawdown of both is that of the left one, that of the right one, or from the highest of the left to the lowest of the
    right. 7 rows by lags, then 3 of those, 3 of these and 4 of these are 252.
    `bars` has the columns `keys`, of which the last numbers the rows of a series, `level`, and `also`.
-#}
{% macro sliding_drawdowns(bars, keys, also=[]) -%}
    {%- set series = keys[:-1] | join(', ') -%}
    {%- set order_by = keys[-1] -%}
    {%- set kept = (keys + ['level'] + also) | join(', ') -%}
    {%- set steps = [[63, 4], [21, 3], [7, 3]] -%}
    select
        {{ kept }},
        highest,
        highest_at,
        deepest as max_drawdown_252_closes,
        least(deepest, lowest / level_252 - 1) as max_drawdown_252_returns,
        level_252
    from (
    {%- for step in steps %}
        {%- set size = step[0] %}
        {%- set last = step[1] - 1 %}
        select
            {{ kept }},
            {%- if loop.first %}
            level_252,
            {%- endif %}
            greatest({% for k in range(last + 1) %}highest_{{ k }}{{ ", " if not loop.last }}{% endfor %}) as highest,
            least({% for k in range(last + 1) %}lowest_{{ k }}{{ ", " if not loop.last }}{% endfor %}) as lowest,
            case
                {%- for k in range(last) %}
                when highest_{{ k }} >= greatest({% for j in range(k + 1, last + 1) %}highest_{{ j }}{{ ", " if not loop.last }}{% endfor %}) then highest_at_{{ k }}
                when coalesce({% for j in range(k + 1, last + 1) %}highest_{{ j }}{{ ", " if not loop.last }}{% endfor %}) is null then highest_at_{{ k }}
                {%- endfor %}
                else highest_at_{{ last }}
            end as highest_at,
            least(
                {% for k in range(last + 1) %}deepest_{{ k }}{{ ", " }}{% endfor %}
                {%- for k in range(last) %}
                lowest_{{ k }} / greatest({% for j in range(k + 1, last + 1) %}highest_{{ j }}{{ ", " if not loop.last }}{% endfor %}) - 1{{ "," if not loop.last }}
                {%- endfor %}
            ) as deepest
        from (
            select
                {{ kept }},
                {%- if loop.first %}
                {{ lagged('level', 252, series, order_by) }} as level_252,
                {%- endif %}
                {%- for k in range(last + 1) %}
                {%- set comma = loop.last %}
                {%- for fact in ['highest', 'highest_at', 'lowest', 'deepest'] %}
                {{ lagged(fact, k * size, series, order_by) }} as {{ fact }}_{{ k }}{{ "," if not (comma and loop.last) }}
                {%- endfor %}
                {%- endfor %}
            from (
    {%- endfor %}
                select
                    {{ kept }},
                    greatest({% for k in range(7) %}level_{{ k }}{{ ", " if not loop.last }}{% endfor %}) as highest,
                    least({% for k in range(7) %}level_{{ k }}{{ ", " if not loop.last }}{% endfor %}) as lowest,
                    {{ order_by }} - case greatest({% for k in range(7) %}level_{{ k }}{{ ", " if not loop.last }}{% endfor %})
                        {%- for k in range(7) %}
                        when level_{{ k }} then {{ k }}
                        {%- endfor %}
                    end as highest_at,
                    least(
                        0,
                        {%- for k in range(6) %}
                        level_{{ k }} / greatest({% for j in range(k + 1, 7) %}level_{{ j }}{{ ", " if not loop.last }}{% endfor %}) - 1{{ "," if not loop.last }}
                        {%- endfor %}
                    ) as deepest
                from (
                    select
                        {{ kept }},
                        level as level_0
                        {%- for k in range(1, 7) %},
                        {{ lagged('level', k, series, order_by) }} as level_{{ k }}
                        {%- endfor %}
                    from {{ bars }}
                ) as levels_7
    {%- for step in steps | reverse %}
            ) as windows_{{ step[0] }}
        ) as neighbours_{{ step[0] }}
    {%- endfor %}
    ) as year
{%- endmacro %}
