{% set marts = {
    'mart_sector_performance': 'sector', 'mart_stock_performance': 'symbol', 'mart_ticker_kpis': 'symbol', 'mart_risk_metrics': 'entity',
    'mart_trading_signals': 'entity', 'mart_sector_correlations': 'sector', 'mart_macro_exposure': 'sector', 'mart_data_coverage': 'sector'
} %}
{%- for mart, name in marts.items() %}
select
    '{{ mart }}' as mart,
    {{ name }} as name,
    session,
    coverage
from {{ ref(mart) }}
where not coverage between 0 and 1
{{ 'union all' if not loop.last }}
{%- endfor %}
