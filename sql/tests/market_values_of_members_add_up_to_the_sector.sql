-- The weights of a sector's members are their market values over the sector's: they add to one, and so does the return.
with members as (

    select
        performance.sector,
        performance.session,
        sum(caps.market_cap) as market_cap,
        sum(caps.market_cap * performance.return_1d) as gain,
        count(caps.market_cap) as cap_members
    from {{ ref('int_stock_bars') }} as performance
    inner join {{ ref('int_market_caps') }} as caps
        on caps.symbol = performance.symbol
        and caps.session = performance.previous_session
    where performance.sector is not null
    group by performance.sector, performance.session

)

select
    sectors.sector,
    sectors.session,
    sectors.market_cap,
    members.market_cap as expected_market_cap,
    sectors.cap_return_1d,
    members.gain / members.market_cap as expected_return
from {{ ref('mart_sector_performance') }} as sectors
left join members
    on members.sector = sectors.sector
    and members.session = sectors.session
where sectors.cap_members <> coalesce(members.cap_members, 0)
    or abs(sectors.market_cap / members.market_cap - 1) > 1e-9
    or abs(sectors.cap_return_1d - members.gain / members.market_cap) > 1e-12
