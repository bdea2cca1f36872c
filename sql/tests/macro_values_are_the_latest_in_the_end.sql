-- At the last session that there is, what is known by then is what is known today of all that was released by then.
with last_session as (

    select max(session) as session
    from {{ ref('int_sessions') }}

),

released as (

    select
        indicators.series_id,
        max(indicators.observation_date) as observation_date
    from {{ ref('stg_macro_vintages') }} as indicators
    inner join last_session
        on indicators.realtime_start <= last_session.session
    where indicators.value is not null
    group by indicators.series_id

)

select
    released.series_id,
    released.observation_date as expected,
    known.observation_date
from released
cross join last_session
left join {{ ref('int_macro_by_session') }} as known
    on known.series_id = released.series_id
    and known.session = last_session.session
where known.series_id is null
    or known.observation_date <> released.observation_date
