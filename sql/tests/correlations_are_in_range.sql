select
    session,
    sector,
    other
from {{ ref('mart_sector_correlations') }}
where false
    {%- for sessions in [60, 252] %}
    or abs(corr_{{ sessions }}d) > 1
    or (sector = other and corr_{{ sessions }}d <> 1)
    or abs(average_corr_{{ sessions }}d) > 1
    or (sector = other and corr_{{ sessions }}d is not null and sectors_{{ sessions }}d = 0)
    -- No mix has more volatility than its parts have on average.
    or diversification_ratio_{{ sessions }}d < 1 - 1e-9
    or (diversification_ratio_{{ sessions }}d is not null and sectors_{{ sessions }}d < 2)
    {%- endfor %}
