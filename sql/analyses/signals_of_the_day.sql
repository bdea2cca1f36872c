-- What do the signals say of each sector, how many of its stocks agree, and when did the sector's last become another?
with stocks as (

    select
        bars.sector,
        sum(case when signals.signal = 'BUY' then 1 else 0 end) as buys,
        sum(case when signals.signal = 'SELL' then 1 else 0 end) as sells,
        count(*) as stocks
    from {{ ref('mart_trading_signals') }} as signals
    inner join {{ ref('mart_stock_performance') }} as bars
        on bars.symbol = signals.entity
        and bars.session = signals.session
    where signals.entity_type = 'symbol'
        and signals.session = {{ last_session() }}
        and bars.sector is not null
    group by bars.sector

),

changes as (

    select
        entity as sector,
        session,
        signal,
        lag(signal) over (partition by entity order by bar_number) as signal_before
    from {{ ref('mart_trading_signals') }}
    where entity_type = 'sector'

),

since as (

    select
        sector,
        max(session) as session
    from changes
    where signal <> signal_before
    group by sector

)

select
    signals.entity as sector,
    signals.signal,
    {{ rounded('signals.score') }} as score,
    since.session as since,
    stocks.buys,
    stocks.sells,
    stocks.stocks,
    signals.reason
from {{ ref('mart_trading_signals') }} as signals
left join stocks
    on stocks.sector = signals.entity
left join since
    on since.sector = signals.entity
where signals.entity_type = 'sector'
    and signals.session = {{ last_session() }}
order by signals.score desc, signals.entity
