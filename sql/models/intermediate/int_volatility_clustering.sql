{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    whole_having='min(bar_number) = 1'
) }}

-- depends_on: {{ ref('int_market') }}

with bars as (

    {{ entity_bars_to_build(256) }}

),

squares as (

    -- In units in which the squares are near 1; neither figure depends on them.
    select
        entity_type,
        entity,
        session,
        bar_number,
        log_return * log_return * 1e4 as square,
        load_number,
        is_new
    from bars

),

tests as (

    {{ arch_lm('squares', ['entity_type', 'entity', 'bar_number'], 252, also=['session', 'load_number', 'is_new']) }}

)

select
    entity_type,
    entity,
    session,
    bar_number,
    case when bar_number > 252 then arch_lm end as arch_lm_252d,
    case when bar_number > 252 then autocorrelation_1 end as squared_return_autocorrelation_252d,
    load_number
from tests
where is_new
