{{ config(materialized='view') }}

select
    bars.symbol,
    bars.sector,
    bars.session,
    bars.bar_number,
    bars.comparable_close * shares.shares as market_cap,
    shares.as_of as shares_as_of
from {{ ref('int_stock_bars') }} as bars
inner join {{ ref('int_share_counts') }} as shares
    on shares.symbol = bars.symbol
    and bars.session >= shares.valid_from
    and bars.session < shares.valid_until
