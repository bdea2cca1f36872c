-- Which sectors paid for their risk over the last year?
select
    risk.entity as sector,
    {{ in_percent('sectors.return_1y') }} as return_1y_pct,
    {{ in_percent('risk.volatility_30d') }} as volatility_30d_pct,
    {{ rounded('risk.sharpe_252d') }} as sharpe,
    {{ rounded('risk.sortino_252d') }} as sortino,
    {{ rounded('risk.calmar_252d') }} as calmar,
    {{ rounded('risk.information_ratio_252d') }} as information_ratio,
    {{ rounded('risk.beta_252d') }} as beta,
    {{ in_percent('risk.alpha_annual_252d') }} as alpha_pct
from {{ ref('mart_risk_metrics') }} as risk
inner join {{ ref('mart_sector_performance') }} as sectors
    on sectors.sector = risk.entity
    and sectors.session = risk.session
where risk.entity_type = 'sector'
    and risk.session = {{ last_session() }}
order by risk.sharpe_252d desc
