-- The newest bar of every symbol, and what the other marts say of it.
with newest as (

    select
        bars.symbol,
        bars.sector,
        bars.session,
        bars.close,
        bars.log_split_index,
        bars.load_number
    from {{ ref('int_stock_bars') }} as bars
    inner join (
        select
            symbol,
            max(session) as session
        from {{ ref('int_stock_bars') }}
        group by symbol
    ) as latest
        on latest.symbol = bars.symbol
        and latest.session = bars.session

),

-- Of twelve months, in the shares of the newest bar: a vendor of prices as traded sends what was paid for a share of that day.
dividends as (

    select
        newest.symbol,
        {{ exact_sum("actions.amount * case
            when actions.vendor in (" ~ quoted(var('as_traded_vendors')) ~ ") then exp(paid.log_split_index - newest.log_split_index)
            else 1
        end") }} as dividends_12m
    from newest
    inner join {{ ref('stg_corporate_actions') }} as actions
        on actions.symbol = newest.symbol
        and actions.action = 'dividend'
        and actions.session > {{ months_before('newest.session', 12) }}
        and actions.session <= newest.session
    inner join {{ ref('int_stock_bars') }} as paid
        on paid.symbol = actions.symbol
        and paid.session = actions.session
        and paid.session > (select {{ months_before('min(session)', 12) }} from newest)
    group by newest.symbol

),

figures as (

    select
        newest.symbol,
        newest.sector,
        newest.session,
        newest.close,
        signals.rsi_14,
        signals.sma_50,
        signals.volume_z_20,
        signals.volume_anomaly,
        signals.signal,
        risk.volatility_30d,
        risk.current_drawdown,
        risk.beta_252d,
        performance.return_3m,
        performance.coverage,
        coalesce(dividends.dividends_12m, 0) as dividends_12m,
        companies.eps,
        caps.market_cap,
        newest.load_number
    from newest
    inner join {{ ref('mart_trading_signals') }} as signals
        on signals.entity_type = 'symbol'
        and signals.entity = newest.symbol
        and signals.session = newest.session
        and {{ from_first_session_of('newest', 'signals.session') }}
    inner join {{ ref('mart_stock_performance') }} as performance
        on performance.symbol = newest.symbol
        and performance.session = newest.session
        and {{ from_first_session_of('newest', 'performance.session') }}
    inner join {{ ref('mart_risk_metrics') }} as risk
        on risk.entity_type = 'symbol'
        and risk.entity = newest.symbol
        and risk.session = newest.session
        and {{ from_first_session_of('newest', 'risk.session') }}
    left join dividends
        on dividends.symbol = newest.symbol
    left join {{ ref('stg_companies') }} as companies
        on companies.symbol = newest.symbol
    left join {{ ref('int_market_caps') }} as caps
        on caps.symbol = newest.symbol
        and caps.session = newest.session
        and {{ from_first_session_of('newest', 'caps.session') }}

)

select
    symbol,
    sector,
    session,
    close,
    rsi_14,
    sma_50,
    volatility_30d,
    dividends_12m,
    case when eps > 0 then dividends_12m / nullif(cast(eps as double precision), 0) end as dividend_payout_ratio,
    dividends_12m / nullif(close, 0) as dividend_yield,
    volume_z_20,
    volume_anomaly,
    signal,
    current_drawdown,
    beta_252d,
    market_cap,
    return_3m,
    case when sector is not null and market_cap is not null then
        cast(rank() over (partition by sector, session order by case when market_cap is null then 1 else 0 end, market_cap desc) as integer)
    end as sector_rank_by_market_cap,
    case when sector is not null and return_3m is not null then
        cast(rank() over (partition by sector, session order by case when return_3m is null then 1 else 0 end, return_3m desc) as integer)
    end as sector_rank_by_return_3m,
    coverage,
    {{ made_of('load_number') }}
from figures
