with held as (

    select
        min(session) as first_session,
        max(session) as last_session
    from {{ ref('int_sessions') }}

)

select nyse.session
from {{ ref('nyse_sessions') }} as nyse
inner join held
    on nyse.session between held.first_session and held.last_session
left join {{ ref('int_sessions') }} as sessions
    on sessions.session = nyse.session
where sessions.session is null
