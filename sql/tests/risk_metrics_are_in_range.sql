select
    entity_type,
    entity,
    session,
    returns_available,
    volatility_30d,
    current_drawdown,
    max_drawdown
from {{ ref('mart_risk_metrics') }}
where current_drawdown > 0
    or current_drawdown <= -1
    or max_drawdown > current_drawdown
    or volatility_30d < 0
    or (returns_available < 30 and volatility_30d is not null)
    or (returns_available >= 30 and volatility_30d is null)
