-- What were the worst falls of the sectors, how long did they last, and how long until they had made up for it?
with days as (

    select
        entity as sector,
        session,
        bar_number,
        current_drawdown,
        -- All bars below one peak share its number.
        bar_number - drawdown_length as peak_bar
    from {{ ref('mart_risk_metrics') }}
    where entity_type = 'sector'

),

falls as (

    select
        sector,
        peak_bar,
        min(current_drawdown) as depth,
        max(bar_number) as last_bar,
        min(session) as first_day
    from days
    where current_drawdown < 0
    group by sector, peak_bar

),

ranked as (

    select
        falls.sector,
        falls.depth,
        falls.peak_bar,
        falls.last_bar,
        falls.first_day,
        min(days.session) as trough,
        min(days.bar_number) as trough_bar,
        row_number() over (order by falls.depth) as place
    from falls
    inner join days
        on days.sector = falls.sector
        and days.peak_bar = falls.peak_bar
        and days.current_drawdown = falls.depth
    group by falls.sector, falls.depth, falls.peak_bar, falls.last_bar, falls.first_day

)

select
    ranked.place,
    ranked.sector,
    {{ in_percent('ranked.depth') }} as depth_pct,
    ranked.first_day,
    ranked.trough,
    ranked.trough_bar - ranked.peak_bar as bars_down,
    recovery.session as recovered,
    recovery.bar_number - ranked.trough_bar as bars_up
from ranked
left join days as recovery
    on recovery.sector = ranked.sector
    and recovery.bar_number = ranked.last_bar + 1
where ranked.place <= 12
order by ranked.place
