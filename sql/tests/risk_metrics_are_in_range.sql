select
    entity_type,
    entity,
    session
from {{ ref('mart_risk_metrics') }}
where returns_available < 0
    or current_drawdown > 0
    or current_drawdown <= -1
    or max_drawdown > current_drawdown + 1e-12
    or drawdown_length < 0
    or drawdown_length > returns_available
    or drawdown_252d > 0
    or drawdown_252d < current_drawdown - 1e-12
    or drawdown_length_252d > 251
    or max_drawdown_252_closes > drawdown_252d + 1e-12
    or max_drawdown_252_returns > max_drawdown_252_closes + 1e-12
    or max_drawdown > max_drawdown_252_returns + 1e-12
    or volatility_30d < 0
    or volatility_ewma < 0
    or relative_volatility < 0
    or arch_lm_252d < 0
    or arch_lm_252d > 248.0000001
    or arch_lm_p_252d < 0
    or arch_lm_p_252d > 1
    or abs(squared_return_autocorrelation_252d) > 1.0000001
    or abs(corr_60d) > 1
    or abs(corr_252d) > 1
    or downside_deviation_252d < 0
    or volatility_all < 0
