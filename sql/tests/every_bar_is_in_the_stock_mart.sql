select
    prices.symbol,
    prices.session
from {{ ref('stg_stock_prices') }} as prices
left join {{ ref('mart_stock_performance') }} as marts
    on marts.symbol = prices.symbol
    and marts.session = prices.session
where marts.symbol is null
