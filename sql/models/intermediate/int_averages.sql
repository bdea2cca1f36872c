{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    whole_having='min(bar_number) = 1'
) }}

-- depends_on: {{ ref('int_market') }}

{% set series = 'entity_type, entity' %}
{% set smoothings = [
    ema('ema_12', 'level', 12),
    ema('ema_26', 'level', 26),
    wilder('average_gain_14', gain('level', 'previous_level'), 14),
    wilder('average_loss_14', gain('previous_level', 'level'), 14),
    wilder('average_range_14', "case when entity_type = 'symbol' then " ~ true_range('high', 'low', 'level', 'previous_level') ~ ' end', 14)
] %}
{% set signal_lines = [ema('macd_average_9', 'ema_12 - ema_26', 9, seed_bar=34)] %}

with bars as (

    {{ entity_bars_to_build(199) }}

),

{%- if is_incremental() %}

-- The smoothed averages at the last bar that stays, from which they go on.
carried as (

    select
        kept.entity_type,
        kept.entity,
        kept.bar_number as carried_bar,
        {%- for average in smoothings + signal_lines %}
        kept.{{ average.name }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ this }} as kept
    inner join (
        select
            entity_type,
            entity,
            min(bar_number) as first_bar
        from bars
        where is_new
        group by entity_type, entity
    ) as tails
        on tails.entity_type = kept.entity_type
        and tails.entity = kept.entity
        and tails.first_bar = kept.bar_number + 1
    where {{ from_bar_before('bars where is_new', 'kept.session') }}

),
{%- endif %}

windows as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        previous_level,
        high,
        low,
        {%- for bars in [20, 50, 200] %}
        avg(level) over {{ trailing(series, 'bar_number', bars) }} as average_{{ bars }},
        {%- endfor %}
        load_number,
        is_new
    from bars

),

smoothed as (

    {{ smoothed('windows', ['entity_type', 'entity'], smoothings, 'carried' if is_incremental() else none) }}

),

differences as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        {%- for bars in [20, 50, 200] %}
        average_{{ bars }},
        {%- endfor %}
        {%- for average in smoothings %}
        {{ average.name }},
        {%- endfor %}
        load_number,
        is_new
    from smoothed

),

with_signal_line as (

    {{ smoothed('differences', ['entity_type', 'entity'], signal_lines, 'carried' if is_incremental() else none) }}

)

select
    entity_type,
    entity,
    session,
    bar_number,
    {%- for bars in [20, 50, 200] %}
    case when bar_number >= {{ bars }} then average_{{ bars }} end as sma_{{ bars }},
    {%- endfor %}
    {%- for average in smoothings + signal_lines %}
    {{ average.name }},
    {%- endfor %}
    load_number
from with_signal_line
where is_new
