select
    entity_type,
    entity,
    session,
    sma_50,
    sma_200,
    signal,
    score
from {{ ref('mart_trading_signals') }}
where (signal = 'BUY' and (sma_50 is null or sma_200 is null or score < 0))
    or (signal = 'SELL' and (sma_50 is null or sma_200 is null or score > 0))
    or (signal = 'HOLD' and score <> 0)
