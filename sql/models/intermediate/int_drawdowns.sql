{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    whole_having='min(bar_number) = 1'
) }}

-- depends_on: {{ ref('int_market') }}

with bars as (

    {{ entity_bars_to_build(253) }}

),

windows as (

    {{ sliding_drawdowns('bars', ['entity_type', 'entity', 'bar_number'], also=['session', 'load_number', 'is_new']) }}

)

select
    entity_type,
    entity,
    session,
    bar_number,
    case when bar_number >= 252 then level / highest - 1 end as drawdown_252d,
    case when bar_number >= 252 then cast(bar_number - highest_at as integer) end as drawdown_length_252d,
    case when bar_number >= 252 then max_drawdown_252_closes end as max_drawdown_252_closes,
    case when bar_number > 252 then max_drawdown_252_returns end as max_drawdown_252_returns,
    case when bar_number > 252 then level / level_252 end as growth_252d,
    load_number
from windows
where is_new
