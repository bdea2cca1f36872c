-- Only a warning: a market folder, or a vendor, may hold days of another exchange.
{{ config(severity='warn') }}

with calendar as (

    select
        min(session) as first_session,
        max(session) as last_session
    from {{ ref('nyse_sessions') }}

)

select sessions.session
from {{ ref('int_sessions') }} as sessions
inner join calendar
    on sessions.session between calendar.first_session and calendar.last_session
left join {{ ref('nyse_sessions') }} as nyse
    on nyse.session = sessions.session
where nyse.session is null
