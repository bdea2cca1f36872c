with stocks as (

    select
        sector,
        session,
        count(*) as bars
    from {{ ref('mart_stock_performance') }}
    where sector is not null
    group by sector, session

)

select
    coalesce(stocks.sector, coverage.sector) as sector,
    coalesce(stocks.session, coverage.session) as session,
    stocks.bars,
    coverage.members_present
from stocks
full outer join {{ ref('mart_data_coverage') }} as coverage
    on coverage.sector = stocks.sector
    and coverage.session = stocks.session
where coverage.sector is null
    or coverage.members_present <> coalesce(stocks.bars, 0)
