{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['symbol'],
    whole_having='min(bar_number) = 1'
) }}

-- depends_on: {{ ref('int_market') }}

with bars as (

    {{ entity_bars_to_build(760, ['symbol']) }}

),

returns as (

    {{ period_returns('bars', also=['sector', 'return_1d', 'market_return', 'load_number']) }}

)

select
    entity as symbol,
    sector,
    session,
    bar_number,
    level as adjusted_close,
    return_1d,
    cumulative_return,
    {%- for horizon in var('return_horizons') %}
    return_{{ horizon }},
    {%- endfor %}
    return_1d - market_return as excess_return_1d,
    coverage,
    {{ made_of('load_number') }}
from returns
