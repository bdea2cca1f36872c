-- Which sectors hedge energy? Correlations, what they did on its worst days of the last year, and how much of each to sell
-- against 100 of energy for the least variance. --vars '{hedged_sector: Utilities}' asks for another sector.
{% set hedged = var('hedged_sector', 'Energy') %}

with hedged as (

    select
        sectors.session,
        sectors.return_1d,
        row_number() over (order by sectors.return_1d) as worst
    from {{ ref('mart_sector_performance') }} as sectors
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session = sectors.session
    where sectors.sector = '{{ hedged }}'
        and sessions.session_number > (select max(session_number) from {{ ref('int_sessions') }}) - 252

),

worst_days as (

    select
        others.sector,
        avg(others.return_1d) as mean_return,
        avg(hedged.return_1d) as hedged_mean_return
    from hedged
    inner join {{ ref('mart_sector_performance') }} as others
        on others.session = hedged.session
    where hedged.worst <= 13
    group by others.sector

),

deviations as (

    select
        others.sector,
        stddev_samp(others.return_1d) as deviation,
        stddev_samp(hedged.return_1d) as hedged_deviation
    from hedged
    inner join {{ ref('mart_sector_performance') }} as others
        on others.session = hedged.session
    group by others.sector

)

select
    matrix.other as sector,
    {{ rounded('matrix.corr_60d') }} as corr_60d,
    {{ rounded('matrix.corr_252d') }} as corr_252d,
    {{ in_percent('worst_days.mean_return', 2) }} as on_its_13_worst_days_pct,
    {{ in_percent('worst_days.hedged_mean_return', 2) }} as itself_pct,
    {{ rounded('100 * matrix.corr_252d * deviations.hedged_deviation / nullif(deviations.deviation, 0)', 0) }} as sell_against_100,
    {{ in_percent('1 - sqrt(1 - matrix.corr_252d * matrix.corr_252d)', 0) }} as volatility_removed_pct
from {{ ref('mart_sector_correlations') }} as matrix
inner join worst_days
    on worst_days.sector = matrix.other
inner join deviations
    on deviations.sector = matrix.other
where matrix.session = {{ last_session() }}
    and matrix.sector = '{{ hedged }}'
    and matrix.other <> matrix.sector
order by matrix.corr_252d
