-- Which sectors beat the market over the last three months, and how much of it was breadth?
-- What a sector with equal weights was ahead is in two parts: its large stocks against the market, and its many against its large.
with stocks as (

    select
        stocks.sector,
        avg(case when stocks.return_3m > market.return_3m then cast(1 as double precision) else 0 end) as share_ahead
    from {{ ref('mart_stock_performance') }} as stocks
    inner join {{ ref('mart_stock_performance') }} as market
        on market.session = stocks.session
        and market.symbol = '{{ var('market_symbol') }}'
    where stocks.session = {{ last_session() }}
        and stocks.sector is not null
        and stocks.return_3m is not null
    group by stocks.sector

)

select
    sectors.sector,
    {{ in_percent('sectors.return_3m') }} as return_pct,
    {{ in_percent('sectors.excess_return_3m') }} as ahead_pct,
    {{ in_percent('sectors.cap_return_3m - (sectors.return_3m - sectors.excess_return_3m)') }} as by_the_large_pct,
    {{ in_percent('sectors.return_3m - sectors.cap_return_3m') }} as by_breadth_pct,
    {{ in_percent('stocks.share_ahead', 0) }} as stocks_ahead_pct,
    {{ in_percent('sectors.share_above_sma_200', 0) }} as above_sma_200_pct
from {{ ref('mart_sector_performance') }} as sectors
left join stocks
    on stocks.sector = sectors.sector
where sectors.session = {{ last_session() }}
order by sectors.excess_return_3m desc
