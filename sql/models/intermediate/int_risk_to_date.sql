{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    whole_having='min(bar_number) = 1'
) }}

-- depends_on: {{ ref('int_market') }}

{% set series = 'entity_type, entity' %}
{% set so_far = to_date(series, 'bar_number') %}
{% set decay = "cast(0.94 as double precision)" %}
{% set block = 4096 %}
{% set sums = {
    'return_sum': 'return_1d',
    'return_squares': 'return_1d * return_1d',
    'log_squares': 'log_return * log_return',
    'excess_returns': 'case when excess is not null and market_excess is not null then cast(1 as double precision) end',
    'excess_sum': 'excess',
    'excess_squares': 'excess * excess',
    'shortfall_squares': squared_shortfall('excess'),
    'market_sum': 'market_excess',
    'market_squares': 'market_excess * market_excess',
    'products': 'excess * market_excess',
} %}

with bars as (

    {{ entity_bars_to_build(0) }}

),

returns as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        first_level,
        return_1d,
        log_return,
        case when market_return is not null then return_1d - risk_free end as excess,
        case when return_1d is not null then market_return - risk_free end as market_excess,
        -- Weights that grow from 1 within a block of bars: their sum, shrunk by the last of them, is the smoothed square.
        log_return * log_return / power({{ decay }}, mod(bar_number, {{ block }})) as weighted_square,
        load_number
    from bars

),

{%- if is_incremental() %}

-- What the rows before the first new one come to.
known as (

    select
        starts.entity_type,
        starts.entity,
        starts.first_bar,
        kept.peak,
        kept.peak_bar,
        kept.max_drawdown,
        {%- for name in sums %}
        kept.{{ name }},
        {%- endfor %}
        kept.smoothed_squares
    from (
        select
            entity_type,
            entity,
            min(bar_number) as first_bar
        from bars
        group by entity_type, entity
    ) as starts
    left join {{ this }} as kept
        on kept.entity_type = starts.entity_type
        and kept.entity = starts.entity
        and kept.bar_number = starts.first_bar - 1
        and {{ from_bar_before('bars', 'kept.session') }}

),
{%- endif %}

-- 0.94 to the 700th is below 1e-18; a window of 700 bars touches two blocks at most, an even and an odd one.
new_sums as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        first_level,
        max(level) over {{ so_far }} as peak,
        {%- for name, value in sums.items() %}
        sum({{ value }}) over {{ so_far }} as {{ name }},
        {%- endfor %}
        sum(case when mod(bar_number, {{ 2 * block }}) < {{ block }} then weighted_square else 0 end)
            over {{ trailing(series, 'bar_number', 700) }} as even_squares,
        sum(case when mod(bar_number, {{ 2 * block }}) >= {{ block }} then weighted_square else 0 end)
            over {{ trailing(series, 'bar_number', 700) }} as odd_squares,
        load_number
    from returns

),

smoothed as (

    select
        new_sums.*,
        coalesce(case
            when mod(bar_number, {{ 2 * block }}) < {{ block }}
                then power({{ decay }}, mod(bar_number, {{ block }})) * even_squares
                    + power({{ decay }}, mod(bar_number, {{ block }}) + {{ block }}) * odd_squares
            else power({{ decay }}, mod(bar_number, {{ block }})) * odd_squares
                + power({{ decay }}, mod(bar_number, {{ block }}) + {{ block }}) * even_squares
        end, 0) as smoothed_squares
    from new_sums

),

merged as (

    select
        smoothed.entity_type,
        smoothed.entity,
        smoothed.session,
        smoothed.bar_number,
        smoothed.level,
        smoothed.first_level,
        {%- if is_incremental() %}
        greatest(smoothed.peak, known.peak) as peak,
        known.peak_bar as known_peak_bar,
        known.max_drawdown as known_max_drawdown,
        {%- for name in sums %}
        coalesce(known.{{ name }}, 0) + coalesce(smoothed.{{ name }}, 0) as {{ name }},
        {%- endfor %}
        smoothed.smoothed_squares + coalesce(known.smoothed_squares, 0)
            * power({{ decay }}, least(smoothed.bar_number - known.first_bar + 1, 2000)) as smoothed_squares,
        {%- else %}
        smoothed.peak,
        cast(null as integer) as known_peak_bar,
        cast(null as double precision) as known_max_drawdown,
        {%- for name in sums %}
        coalesce(smoothed.{{ name }}, 0) as {{ name }},
        {%- endfor %}
        smoothed.smoothed_squares,
        {%- endif %}
        smoothed.load_number
    from smoothed
    {%- if is_incremental() %}
    inner join known
        on known.entity_type = smoothed.entity_type
        and known.entity = smoothed.entity
    {%- endif %}

),

drawdowns as (

    select
        *,
        max(case when level = peak then bar_number end) over {{ so_far }} as new_peak_bar,
        min(level / peak - 1) over {{ so_far }} as new_max_drawdown
    from merged

)

select
    entity_type,
    entity,
    session,
    bar_number,
    level / first_level as growth,
    level / peak - 1 as current_drawdown,
    peak,
    cast(coalesce(new_peak_bar, known_peak_bar) as integer) as peak_bar,
    least(new_max_drawdown, known_max_drawdown) as max_drawdown,
    {%- for name in sums %}
    {{ 'cast(excess_returns as integer) as excess_returns' if name == 'excess_returns' else name }},
    {%- endfor %}
    smoothed_squares,
    load_number
from drawdowns
