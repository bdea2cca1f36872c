-- Which stocks are out of the ordinary today: traded as hardly ever, or oversold or overbought against the trend?
select
    symbol,
    sector,
    signal,
    {{ rounded('rsi_14', 0) }} as rsi_14,
    {{ rounded('volume_z_20', 1) }} as volume_z_20,
    {{ in_percent('volatility_30d', 0) }} as volatility_pct,
    {{ in_percent('return_3m', 0) }} as return_3m_pct,
    {{ in_percent('dividend_yield') }} as dividend_yield_pct,
    sector_rank_by_return_3m as rank_in_sector
from {{ ref('mart_ticker_kpis') }}
where sector is not null
    and (volume_anomaly or (rsi_14 < {{ var('rsi_low') }} and signal = 'BUY') or (rsi_14 > {{ var('rsi_high') }} and signal = 'SELL'))
order by abs(volume_z_20) desc, symbol
