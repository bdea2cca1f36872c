-- Each entity has as many rows in each mart of histories, from the same first to the same last session.
with held as (

    select 'sector' as entity_type, sector as entity, count(*) as bars, min(session) as first_session, max(session) as last_session
    from {{ ref('mart_sector_performance') }}
    group by sector

    union all

    select 'symbol' as entity_type, symbol as entity, count(*) as bars, min(session) as first_session, max(session) as last_session
    from {{ ref('mart_stock_performance') }}
    group by symbol
    {%- for mart in ['mart_risk_metrics', 'mart_trading_signals'] %}

    union all

    select entity_type, entity, count(*) as bars, min(session) as first_session, max(session) as last_session
    from {{ ref(mart) }}
    group by entity_type, entity
    {%- endfor %}

)

select
    entity_type,
    entity,
    count(*) as marts,
    min(bars) as fewest_bars,
    max(bars) as most_bars,
    min(first_session) as earliest_first_session,
    max(first_session) as latest_first_session,
    min(last_session) as earliest_last_session,
    max(last_session) as latest_last_session
from held
group by entity_type, entity
having count(*) <> 3
    or min(bars) <> max(bars)
    or min(first_session) <> max(first_session)
    or min(last_session) <> max(last_session)
