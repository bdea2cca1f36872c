{#-
    Period returns of entities from `bars`, a relation of int_entity_bars' columns with the column `is_new`: for each new
    bar the level against that of the last bar on or before each horizon's base day, and as coverage the share
    of the last 252 sessions, or of those since its first bar, on which it has a bar. Needs the bars of three years before. `also`: columns that a new bar's row keeps.
-#}
{% macro period_returns(bars, also=[]) -%}
    {%- set horizons = var('return_horizons') -%}
    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        level / first_level - 1 as cumulative_return,
        cast(bar_number - coalesce(bar_number_before, 0) as double precision) / nullif(least(252, sessions_so_far), 0) as coverage,
        {%- for horizon in horizons %}
        level / level_{{ horizon }} - 1 as return_{{ horizon }}{{ "," if not loop.last or also }}
        {%- endfor %}
        {%- for column in also %}
        {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from (
        -- A base is so many sessions back; without one, session 0 is asked for, which no entity has.
        select
            levels.*,
            lag(levels.bar_number, 252) over (
                partition by levels.entity_type, levels.entity order by levels.session_number
            ) as bar_number_before,
            row_number() over (
                partition by levels.entity_type, levels.entity order by levels.session_number
            ) as sessions_so_far,
            {%- for horizon in horizons %}
            lag(levels.level, levels.session_number - coalesce(levels.base_{{ horizon }}, 0)) over (
                partition by levels.entity_type, levels.entity order by levels.session_number
            ) as level_{{ horizon }}{{ "," if not loop.last }}
            {%- endfor %}
        from (
            select
                bars.entity_type,
                bars.entity,
                bars.session,
                bars.bar_number,
                bars.level,
                bars.first_level,
                bars.is_new,
                {%- for column in also %}
                bars.{{ column }},
                {%- endfor %}
                sessions.session_number,
                {%- for horizon in horizons %}
                sessions.base_{{ horizon }}{{ "," if not loop.last }}
                {%- endfor %}
            from {{ bars }} as bars
            inner join {{ ref('int_sessions') }} as sessions
                on sessions.session = bars.session

            union all

            -- Sessions that an entity missed carry its last level, so that its row k is always its k-th session.
            select
                bars.entity_type,
                bars.entity,
                missed.session,
                bars.bar_number - 1 as bar_number,
                bars.previous_level as level,
                bars.first_level,
                false as is_new,
                {%- for column in also %}
                bars.{{ column }},
                {%- endfor %}
                missed.session_number,
                {%- for horizon in horizons %}
                missed.base_{{ horizon }}{{ "," if not loop.last }}
                {%- endfor %}
            from (
                select
                    bars.*,
                    sessions.session_number - before.session_number as distance,
                    before.session_number as session_number_before
                from {{ bars }} as bars
                inner join {{ ref('int_sessions') }} as sessions
                    on sessions.session = bars.session
                inner join {{ ref('int_sessions') }} as before
                    on before.session = bars.previous_session
            ) as bars
            inner join {{ ref('int_sessions') }} as missed
                on missed.session_number > bars.session_number_before
                and missed.session_number < bars.session_number_before + bars.distance
            where bars.distance > 1
        ) as levels
    ) as bases
    where is_new
{%- endmacro %}
