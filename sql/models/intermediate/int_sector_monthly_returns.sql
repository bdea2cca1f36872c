with months as (

    select
        sector,
        {{ first_of_month('session') }} as month,
        min(session) as first_session,
        max(session) as last_session,
        min(previous_session) as session_before,
        cast(count(*) as integer) as sessions,
        exp({{ exact_sum('log_return') }}) - 1 as monthly_return
    from {{ ref('int_sector_returns') }}
    group by sector, {{ first_of_month('session') }}

),

calendar as (

    select
        {{ first_of_month('session') }} as month,
        min(session) as first_session,
        max(session) as last_session,
        lag(max(session)) over (order by {{ first_of_month('session') }}) as last_session_before
    from {{ ref('int_sessions') }}
    group by {{ first_of_month('session') }}

)

select
    months.sector,
    months.month,
    months.sessions,
    months.monthly_return,
    -- The first return of all is against the session before it.
    coalesce(
        months.last_session = calendar.last_session
        and case
            when months.session_before < months.month then months.session_before
            when months.first_session = calendar.first_session then calendar.last_session_before
        end = calendar.last_session_before,
        false
    ) as is_whole
from months
inner join calendar
    on calendar.month = months.month
