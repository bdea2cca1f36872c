-- Only a warning: a sector has no row where none of its stocks has a return, which may be so with few stocks.
{{ config(severity='warn') }}

with spans as (

    select
        sector,
        min(session) as first_session,
        max(session) as last_session,
        count(*) as held
    from {{ ref('mart_sector_performance') }}
    group by sector

)

select
    spans.sector,
    spans.held,
    count(*) as expected
from spans
inner join {{ ref('int_sessions') }} as sessions
    on sessions.session between spans.first_session and spans.last_session
group by spans.sector, spans.held
having spans.held <> count(*)
