-- family: market_sense
-- about: An index or sector fund does not move as its members do
-- needs: returns
-- param index = ^GSPC: the index of all stocks
-- param gap = 0.02: how far its return may be from that of its members, weighted by what they are worth
-- param fund_gap = 0.04: the same for sector funds
-- param members = 20: how many members there must be
with members as (
    select vendor, session, sector, r, market_cap from returns where kind = 'stock' and market_cap > 0 and abs(z) < 10
),
baskets as (
    select vendor, session, null as sector, sum(r * market_cap) / sum(market_cap) as r, count(*) as n from members group by vendor, session
    union all
    select vendor, session, sector, sum(r * market_cap) / sum(market_cap), count(*) from members where sector is not null group by all
)
select
    fund.vendor,
    fund.symbol as entity,
    fund.session as date,
    fund.r - baskets.r as value,
    format('{:+.2f} %, its members {:+.2f} %', 100 * (exp(fund.r) - 1), 100 * (exp(baskets.r) - 1)) as reason
from returns as fund
join baskets
    on baskets.vendor = fund.vendor
    and baskets.session = fund.session
    and (fund.symbol = $index and baskets.sector is null or fund.kind = 'etf' and baskets.sector = fund.sector)
where baskets.n >= $members
    and abs(fund.r - baskets.r) > case when fund.symbol = $index then $gap else $fund_gap end
