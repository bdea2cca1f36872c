select
    entity_type,
    entity,
    session,
    bar_number,
    rsi_14,
    bollinger_width,
    atr_14,
    score,
    signal
from {{ ref('mart_trading_signals') }}
where rsi_14 < 0
    or rsi_14 > 100
    or bollinger_width <= 0
    or atr_14 < 0
    or abs(score) > 1
    or (bar_number < 200 and (score is not null or sma_200 is not null or signal <> 'HOLD'))
    or (bar_number >= 200 and (score is null or sma_200 is null))
    or (bar_number < 253 and momentum_12_1 is not null)
    or (bar_number < 34 and macd_average_9 is not null)
    or (bar_number < 15 and (rsi_14 is not null or atr_14 is not null))
    or (entity_type = 'sector' and (atr_14 is not null or volume_z_20 is not null))
    or (signal = 'BUY' and score < {{ var('signal_from') }})
    or (signal = 'SELL' and score > -{{ var('signal_from') }})
    {%- for name in var('signal_weights') %}
    or abs({{ name }}_signal) > 1
    {%- endfor %}
