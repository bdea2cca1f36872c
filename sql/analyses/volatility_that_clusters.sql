-- Where do large moves follow large moves, so that the volatility of the last weeks says something of the next?
select
    entity as sector,
    {{ in_percent('volatility_30d') }} as volatility_30d_pct,
    {{ in_percent('volatility_ewma') }} as volatility_ewma_pct,
    {{ in_percent('volatility_all') }} as volatility_all_pct,
    {{ rounded('relative_volatility') }} as against_the_market,
    {{ rounded('arch_lm_252d', 1) }} as arch_lm,
    {{ rounded('arch_lm_p_252d', 4) }} as p,
    {{ rounded('squared_return_autocorrelation_252d') }} as autocorrelation
from {{ ref('mart_risk_metrics') }}
where entity_type = 'sector'
    and session = {{ last_session() }}
order by arch_lm_252d desc
