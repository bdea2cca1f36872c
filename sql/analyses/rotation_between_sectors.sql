-- Where is the strongest rotation? The quadrant of each sector, how far it has gone in a month, and when it came there.
with days as (

    select
        signals.entity as sector,
        signals.session,
        signals.quadrant,
        signals.rs_ratio,
        signals.rs_momentum,
        lag(signals.rs_ratio, 21) over (partition by signals.entity order by signals.bar_number) as ratio_before,
        lag(signals.rs_momentum, 21) over (partition by signals.entity order by signals.bar_number) as momentum_before,
        max(case when signals.rotation is not null then signals.session end) over {{ to_date('signals.entity', 'signals.bar_number') }} as since
    from {{ ref('mart_trading_signals') }} as signals
    where signals.entity_type = 'sector'

)

select
    sector,
    quadrant,
    since,
    {{ rounded('rs_ratio', 1) }} as rs_ratio,
    {{ rounded('rs_momentum', 1) }} as rs_momentum,
    {{ rounded('rs_ratio - ratio_before', 1) }} as ratio_in_a_month,
    {{ rounded('rs_momentum - momentum_before', 1) }} as momentum_in_a_month,
    {{ rounded('sqrt((rs_ratio - ratio_before) * (rs_ratio - ratio_before) + (rs_momentum - momentum_before) * (rs_momentum - momentum_before))', 1) }} as distance
from days
where session = {{ last_session() }}
order by distance desc
