-- Below its window a figure is null; volatility and value at risk need nothing but returns, so above it they are there.
select
    entity_type,
    entity,
    session
from {{ ref('mart_risk_metrics') }}
where (returns_available < 30 and (volatility_30d is not null or volatility_ewma is not null or relative_volatility is not null))
    or (returns_available >= 30 and (volatility_30d is null or volatility_ewma is null))
    or (returns_available < 60 and corr_60d is not null)
    or (returns_available < 252 and (
        coalesce(arch_lm_252d, sharpe_252d, sortino_252d, calmar_252d, information_ratio_252d, beta_252d, corr_252d) is not null
        or coalesce(var95_historical, var95_normal, es99_historical, max_drawdown_252_returns, volatility_all, sharpe_all) is not null
    ))
    or (returns_available >= 252 and (var95_historical is null or max_drawdown_252_returns is null))
