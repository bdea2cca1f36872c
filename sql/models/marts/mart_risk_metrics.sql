{% set series = 'entity_type, entity' %}

with windows as (

    select
        entity_type,
        entity,
        session,
        session_number,
        bar_number,
        level,
        {{ exact_stddev('log_return', 30, trailing(series, 'session_number', 30)) }} as deviation,
        max(level) over {{ to_date(series, 'session_number') }} as peak
    from {{ ref('int_entity_levels') }}

)

select
    entity_type,
    entity,
    session,
    -- The first bar of a series has no return: n bars hold n - 1.
    bar_number - 1 as returns_available,
    case when bar_number > 30 then deviation * sqrt({{ var('sessions_per_year') }}) end as volatility_30d,
    level / peak - 1 as current_drawdown,
    min(level / peak - 1) over {{ to_date(series, 'session_number') }} as max_drawdown
from windows
-- The bar before a sector's first return is its peak's start, not a row; without a drawdown it changes no minimum.
where entity_type = 'symbol' or bar_number > 1
