-- A sector has no more members than companies that ever were its stocks, and each of them rose, fell or stood still.
with companies as (

    select
        sector,
        count(distinct symbol) as stocks
    from {{ ref('stg_sector_data') }}
    group by sector

)

select
    performance.sector,
    performance.session,
    performance.members,
    performance.cap_members,
    performance.advancers,
    performance.decliners,
    companies.stocks
from {{ ref('mart_sector_performance') }} as performance
left join companies
    on companies.sector = performance.sector
where performance.members < 1
    or performance.members > coalesce(companies.stocks, 0)
    or performance.cap_members < 0
    or performance.cap_members > performance.members
    or performance.advancers < 0
    or performance.decliners < 0
    or performance.advancers + performance.decliners > performance.members
    or (performance.market_cap is null) <> (performance.cap_members = 0)
    or (performance.cap_return_1d is null) <> (performance.cap_members = 0)
