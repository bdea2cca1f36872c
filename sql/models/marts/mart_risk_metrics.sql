{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    whole_having="min(bar_number) = 1 or (entity_type = 'sector' and min(bar_number) = 2)"
) }}

-- depends_on: {{ ref('int_market') }}

{% set series = 'entity_type, entity' %}

with bars as (

    {{ entity_bars_to_build(253) }}

),

windows as (

    select
        *,
        stddev_samp(log_return) over {{ trailing(series, 'bar_number', 30) }} as deviation_30
    from bars

)

select
    entity_type,
    entity,
    session,
    bar_number,
    bar_number - 1 as returns_available,
    case when bar_number > 30 then deviation_30 * sqrt({{ var('sessions_per_year') }}) end as volatility_30d,
    {{ made_of('load_number') }}
from windows
where is_new
    and (entity_type = 'symbol' or bar_number > 1)
