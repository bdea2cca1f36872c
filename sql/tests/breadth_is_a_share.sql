select
    sector,
    session,
    share_above_sma_50,
    share_above_sma_200
from {{ ref('mart_sector_performance') }}
where share_above_sma_50 not between 0 and 1
    or share_above_sma_200 not between 0 and 1
