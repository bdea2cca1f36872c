-- A rarer loss is a greater one, and the mean beyond a quantile is at least the quantile.
select
    entity_type,
    entity,
    session
from {{ ref('mart_risk_metrics') }}
where var99_historical < var95_historical
    or es95_historical < var95_historical
    or es99_historical < var99_historical
    or es99_historical < es95_historical
    or var99_normal < var95_normal
    or var99_normal_all < var95_normal_all
