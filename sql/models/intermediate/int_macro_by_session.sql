with vintages as (

    select
        series_id,
        observation_date,
        value,
        realtime_start
    from {{ ref('stg_macro_vintages') }}

),

-- Sessions and the days on which values became known, on one time line for each series.
time_line as (

    select
        series_id,
        realtime_start as day,
        0 as is_session,
        observation_date
    from vintages
    where value is not null

    union all

    select
        series.series_id,
        sessions.session as day,
        1 as is_session,
        cast(null as date) as observation_date
    from {{ ref('int_sessions') }} as sessions
    cross join (select distinct series_id from vintages) as series

),

latest as (

    select
        series_id,
        day as session,
        is_session,
        max(observation_date) over (
            partition by series_id order by day, is_session rows between unbounded preceding and current row
        ) as observation_date
    from time_line

),

known as (

    select
        latest.series_id,
        latest.session,
        latest.observation_date,
        vintages.value,
        vintages.realtime_start as known_since,
        row_number() over (
            partition by latest.series_id, latest.session order by vintages.realtime_start desc
        ) as recency
    from latest
    inner join vintages
        on vintages.series_id = latest.series_id
        and vintages.observation_date = latest.observation_date
        and vintages.realtime_start <= latest.session
    where latest.is_session = 1

)

select
    series_id,
    session,
    observation_date,
    value,
    known_since
from known
where recency = 1
