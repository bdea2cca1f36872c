{% set horizons = var('return_horizons') %}

with sessions as (

    select
        session,
        cast(row_number() over (order by session) as integer) as session_number
    from (select distinct session from {{ ref('stg_stock_prices') }}) as traded

),

-- Sessions and the base days that they ask for, on one time line: the base of a day is the last session up to it.
time_line as (

    select
        session as day,
        session_number,
        cast(null as integer) as asked_by,
        cast(null as varchar(8)) as horizon
    from sessions
    {%- for horizon in horizons %}

    union all

    select
        {{ latest_base_day('session', horizon) }} as day,
        cast(null as integer) as session_number,
        session_number as asked_by,
        cast('{{ horizon }}' as varchar(8)) as horizon
    from sessions
    {%- endfor %}

),

bases as (

    select
        asked_by,
        horizon,
        max(session_number) over (
            order by day, case when asked_by is null then 0 else 1 end
            rows between unbounded preceding and current row
        ) as base_session_number
    from time_line

),

ladders as (

    select
        asked_by as session_number,
        {%- for horizon in horizons %}
        max(case when horizon = '{{ horizon }}' then base_session_number end) as base_{{ horizon }}{{ "," if not loop.last }}
        {%- endfor %}
    from bases
    where asked_by is not null
    group by asked_by

)

select
    sessions.session,
    sessions.session_number,
    {%- for horizon in horizons %}
    ladders.base_{{ horizon }}{{ "," if not loop.last }}
    {%- endfor %}
from sessions
inner join ladders
    on ladders.session_number = sessions.session_number
