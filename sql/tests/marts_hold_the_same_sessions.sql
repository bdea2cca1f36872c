with performance as (

    select 'sector' as entity_type, count(*) as performance_rows
    from {{ ref('mart_sector_performance') }}

    union all

    select 'symbol' as entity_type, count(*) as performance_rows
    from {{ ref('mart_stock_performance') }}

),

risk as (

    select entity_type, count(*) as risk_rows
    from {{ ref('mart_risk_metrics') }}
    group by entity_type

),

signals as (

    select entity_type, count(*) as signal_rows
    from {{ ref('mart_trading_signals') }}
    group by entity_type

)

select
    performance.entity_type,
    performance.performance_rows,
    risk.risk_rows,
    signals.signal_rows
from performance
left join risk on risk.entity_type = performance.entity_type
left join signals on signals.entity_type = performance.entity_type
where performance.performance_rows <> coalesce(risk.risk_rows, 0)
    or performance.performance_rows <> coalesce(signals.signal_rows, 0)
