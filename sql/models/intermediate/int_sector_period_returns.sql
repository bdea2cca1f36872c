{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'sector'],
    whole_having='min(bar_number) = 2'
) }}

-- depends_on: {{ ref('int_market') }}

with bars as (

    {{ entity_bars_to_build(760, ['sector', 'sector_cap']) }}

),

returns as (

    {{ period_returns('bars', also=['return_1d', 'market_return', 'load_number']) }}

)

select
    entity_type,
    entity as sector,
    session,
    bar_number,
    level,
    return_1d,
    market_return,
    cumulative_return,
    {%- for horizon in var('return_horizons') %}
    return_{{ horizon }},
    {%- endfor %}
    load_number
from returns
where bar_number > 1
