select
    signals.entity,
    kpis.session
from (
    select
        entity,
        max(session) as session
    from {{ ref('mart_trading_signals') }}
    where entity_type = 'symbol'
    group by entity
) as signals
full outer join {{ ref('mart_ticker_kpis') }} as kpis
    on kpis.symbol = signals.entity
where kpis.session is null
    or signals.session is null
    or kpis.session <> signals.session
