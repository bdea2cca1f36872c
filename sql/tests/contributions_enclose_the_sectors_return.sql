-- The contributors are members that moved so far, and the mean of the members lies between them.
with contributors as (

    select sector, session, top_contributor as symbol, top_contribution as contribution, members
    from {{ ref('mart_sector_performance') }}

    union all

    select sector, session, worst_contributor as symbol, worst_contribution as contribution, members
    from {{ ref('mart_sector_performance') }}

)

select
    contributors.sector,
    contributors.session,
    contributors.symbol,
    contributors.contribution,
    stocks.return_1d / contributors.members as expected
from contributors
left join {{ ref('mart_stock_performance') }} as stocks
    on stocks.symbol = contributors.symbol
    and stocks.session = contributors.session
    and stocks.sector = contributors.sector
where stocks.return_1d is null
    or abs(contributors.contribution - stocks.return_1d / contributors.members) > 1e-12

union all

select
    sector,
    session,
    top_contributor as symbol,
    top_contribution as contribution,
    return_1d as expected
from {{ ref('mart_sector_performance') }}
where return_1d > members * top_contribution + 1e-12
    or return_1d < members * worst_contribution - 1e-12
