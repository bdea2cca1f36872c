{% set series = 'entity_type, entity' %}
{% set full_window = var('volatility_sessions') %}

with windows as (

    select
        entity_type,
        entity,
        session,
        session_number,
        level,
        return_1d,
        count(log_return) over {{ to_date(series, 'session_number') }} as returns_available,
        stddev_samp(log_return) over {{ trailing(series, 'session_number', full_window) }} as deviation,
        max(level) over {{ to_date(series, 'session_number') }} as peak
    from {{ ref('int_entity_levels') }}

),

drawdowns as (

    select
        entity_type,
        entity,
        session,
        return_1d,
        returns_available,
        case when returns_available >= {{ full_window }} then deviation end as deviation,
        level / peak - 1 as current_drawdown,
        min(level / peak - 1) over {{ to_date(series, 'session_number') }} as max_drawdown
    from windows

)

select
    entity_type,
    entity,
    session,
    cast(returns_available as integer) as returns_available,
    deviation * sqrt({{ var('sessions_per_year') }}) as volatility_30d,
    current_drawdown,
    max_drawdown
from drawdowns
where entity_type = 'symbol' or return_1d is not null
