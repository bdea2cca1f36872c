{{ config(materialized='view') }}

{% set horizons = var('return_horizons') %}

with levels as (

    select
        entity_type,
        entity,
        session,
        session_number,
        level,
        return_1d,
        1 as is_bar
    from {{ ref('int_entity_levels') }}

    union all

    -- Sessions that an entity missed carry its last level, so that its row k is always its k-th session.
    select
        bars.entity_type,
        bars.entity,
        missed.session,
        missed.session_number,
        bars.previous_level as level,
        cast(null as double precision) as return_1d,
        0 as is_bar
    from {{ ref('int_entity_levels') }} as bars
    inner join {{ ref('int_sessions') }} as missed
        on missed.session_number > bars.previous_session_number
        and missed.session_number < bars.session_number
    where bars.session_number - bars.previous_session_number > 1

),

-- A base is so many rows back; without one, session 0 is asked for, which no entity has.
bases as (

    select
        levels.entity_type,
        levels.entity,
        levels.session,
        levels.session_number,
        levels.is_bar,
        levels.level,
        levels.return_1d,
        first_value(levels.level) over {{ to_date('levels.entity_type, levels.entity', 'levels.session_number') }} as first_level,
        {%- for horizon in horizons %}
        lag(levels.level, levels.session_number - coalesce(sessions.base_{{ horizon }}, 0)) over (
            partition by levels.entity_type, levels.entity order by levels.session_number
        ) as level_{{ horizon }}{{ "," if not loop.last }}
        {%- endfor %}
    from levels
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session_number = levels.session_number

)

select
    entity_type,
    entity,
    session,
    session_number,
    level,
    return_1d,
    level / first_level - 1 as cumulative_return,
    {%- for horizon in horizons %}
    level / level_{{ horizon }} - 1 as return_{{ horizon }}{{ "," if not loop.last }}
    {%- endfor %}
from bases
where is_bar = 1
