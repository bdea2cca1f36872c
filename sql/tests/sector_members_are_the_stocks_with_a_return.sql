with stocks as (

    select
        sector,
        session,
        count(return_1d) as members
    from {{ ref('mart_stock_performance') }}
    where sector is not null
    group by sector, session
    having count(return_1d) > 0

)

select
    coalesce(stocks.sector, sectors.sector) as sector,
    coalesce(stocks.session, sectors.session) as session,
    stocks.members as expected,
    sectors.members
from stocks
full outer join {{ ref('mart_sector_performance') }} as sectors
    on sectors.sector = stocks.sector
    and sectors.session = stocks.session
where stocks.members is null
    or sectors.members is null
    or stocks.members <> sectors.members
