-- A sector's place is one more than the number of sectors that did better.
select
    sectors.sector,
    sectors.session,
    sectors.rank,
    count(better.sector) + 1 as expected
from {{ ref('mart_sector_performance') }} as sectors
left join {{ ref('mart_sector_performance') }} as better
    on better.session = sectors.session
    and better.return_1d > sectors.return_1d
group by sectors.sector, sectors.session, sectors.rank
having sectors.rank <> count(better.sector) + 1
