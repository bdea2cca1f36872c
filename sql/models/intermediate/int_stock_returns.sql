with bars as (

    select
        prices.symbol,
        companies.sector,
        prices.session,
        sessions.session_number,
        prices.adjusted_close,
        cast(row_number() over (
            partition by prices.symbol order by sessions.session_number
        ) as integer) as bar_number,
        lag(sessions.session_number) over (
            partition by prices.symbol order by sessions.session_number
        ) as previous_session_number,
        lag(prices.adjusted_close) over (
            partition by prices.symbol order by sessions.session_number
        ) as previous_adjusted_close
    from {{ ref('stg_stock_prices') }} as prices
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session = prices.session
    left join {{ ref('stg_sector_data') }} as companies
        on companies.symbol = prices.symbol

)

select
    symbol,
    sector,
    session,
    session_number,
    bar_number,
    adjusted_close,
    previous_session_number,
    previous_adjusted_close,
    adjusted_close / previous_adjusted_close - 1 as return_1d,
    ln(adjusted_close / previous_adjusted_close) as log_return
from bars
