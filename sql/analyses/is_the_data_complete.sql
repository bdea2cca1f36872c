-- Can today's figures be trusted? What of each sector has come in, and the sessions of the last year that lack something.
select
    coverage.sector,
    coverage.session,
    coverage.members_expected as expected,
    coverage.members_present as present,
    coverage.members_late as late,
    {{ in_percent('coverage.coverage') }} as coverage_pct,
    coverage.as_of
from {{ ref('mart_data_coverage') }} as coverage
inner join {{ ref('int_sessions') }} as sessions
    on sessions.session = coverage.session
where coverage.session = {{ last_session() }}
    or (
        coverage.coverage < 1
        and sessions.session_number > (select max(session_number) from {{ ref('int_sessions') }}) - 252
    )
order by coverage.session desc, coverage.sector
