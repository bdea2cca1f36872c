-- An index of strength is 0 to 100, a score -1 to 1, and who has a score says why.
select
    symbol,
    starts_at,
    rsi_14,
    score,
    reason
from {{ ref('mart_intraday_signals') }}
where rsi_14 < 0
    or rsi_14 > 100
    or abs(score) > 1
    or reason is null
