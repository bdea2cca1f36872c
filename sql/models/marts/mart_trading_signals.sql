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
        avg(level) over {{ trailing(series, 'bar_number', 50) }} as average_50,
        avg(level) over {{ trailing(series, 'bar_number', 200) }} as average_200
    from bars

)

select
    entity_type,
    entity,
    session,
    bar_number,
    level,
    case when bar_number >= 50 then average_50 end as sma_50,
    case when bar_number >= 200 then average_200 end as sma_200,
    {{ made_of('load_number') }}
from windows
where is_new
    and (entity_type = 'symbol' or bar_number > 1)
