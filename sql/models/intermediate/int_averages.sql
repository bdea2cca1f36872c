{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    whole_having='min(bar_number) = 1'
) }}

-- depends_on: {{ ref('int_market') }}

{% set series = 'entity_type, entity' %}

with bars as (

    {{ entity_bars_to_build(199) }}

),

windows as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        {%- for bars in [20, 50, 200] %}
        avg(level) over {{ trailing(series, 'bar_number', bars) }} as average_{{ bars }},
        {%- endfor %}
        load_number,
        is_new
    from bars

)

select
    entity_type,
    entity,
    session,
    bar_number,
    {%- for bars in [20, 50, 200] %}
    case when bar_number >= {{ bars }} then average_{{ bars }} end as sma_{{ bars }},
    {%- endfor %}
    load_number
from windows
where is_new
