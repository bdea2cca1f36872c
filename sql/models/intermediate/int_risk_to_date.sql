{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['entity_type', 'entity'],
    tail_facts=['bar_number'],
    whole_when='tails.bar_number = 1'
) }}

{% set series = 'entity_type, entity' %}
{% set so_far = to_date(series, 'bar_number') %}
{% set decay = "cast(0.94 as double precision)" %}
{% set block = 4096 %}

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
        return_1d,
        log_return,
        case when market_return is not null then return_1d - risk_free end as excess,
        case when return_1d is not null then market_return - risk_free end as market_excess,
        -- Weights that grow from 1 within a block of bars: their sum, shrunk by the last of them, is the smoothed square.
        log_return * log_return / power({{ decay }}, mod(bar_number, {{ block }})) as weighted_square,
        load_number
    from bars

),

sums as (

    select
        *,
        min(bar_number) over {{ so_far }} as first_bar,
        max(level) over {{ so_far }} as new_peak,
        count(return_1d) over {{ so_far }} as new_returns,
        avg(return_1d) over {{ so_far }} as new_return_mean,
        var_samp(return_1d) over {{ so_far }} as new_return_variance,
        avg(log_return) over {{ so_far }} as new_log_mean,
        var_samp(log_return) over {{ so_far }} as new_log_variance,
        count(excess) over {{ so_far }} as new_excess_returns,
        avg(excess) over {{ so_far }} as new_excess_mean,
        var_samp(excess) over {{ so_far }} as new_excess_variance,
        avg({{ squared_shortfall('excess') }}) over {{ so_far }} as new_squared_shortfall,
        avg(market_excess) over {{ so_far }} as new_market_mean,
        var_samp(market_excess) over {{ so_far }} as new_market_variance,
        {{ covariance('excess', 'market_excess', so_far) }} as new_covariance,
        var_samp(excess - market_excess) over {{ so_far }} as new_active_variance,
        -- 0.94 to the 700th is below 1e-18; a window of 700 bars touches two blocks at most.
        sum(case when mod(bar_number, {{ 2 * block }}) < {{ block }} then weighted_square else 0 end)
            over {{ trailing(series, 'bar_number', 700) }} as even_squares,
        sum(case when mod(bar_number, {{ 2 * block }}) >= {{ block }} then weighted_square else 0 end)
            over {{ trailing(series, 'bar_number', 700) }} as odd_squares
    from returns

),

{%- if is_incremental() %}

merged as (

    select
        sums.entity_type,
        sums.entity,
        sums.session,
        sums.bar_number,
        sums.level,
        known.peak_bar as known_peak_bar,
        known.max_drawdown as known_max_drawdown,
        greatest(sums.new_peak, known.peak) as peak,
        coalesce(known.returns, 0) + sums.new_returns as returns,
        {{ merged_mean('coalesce(known.returns, 0)', 'known.return_mean', 'sums.new_returns', 'sums.new_return_mean') }} as return_mean,
        {{ merged_covariance(
            'coalesce(known.returns, 0)', 'known.return_variance', 'known.return_mean', 'known.return_mean',
            'sums.new_returns', 'sums.new_return_variance', 'sums.new_return_mean', 'sums.new_return_mean'
        ) }} as return_variance,
        {{ merged_mean('coalesce(known.returns, 0)', 'known.log_mean', 'sums.new_returns', 'sums.new_log_mean') }} as log_mean,
        {{ merged_covariance(
            'coalesce(known.returns, 0)', 'known.log_variance', 'known.log_mean', 'known.log_mean',
            'sums.new_returns', 'sums.new_log_variance', 'sums.new_log_mean', 'sums.new_log_mean'
        ) }} as log_variance,
        coalesce(known.excess_returns, 0) + sums.new_excess_returns as excess_returns,
        {%- for name in ['excess_mean', 'squared_shortfall', 'market_mean'] %}
        {{ merged_mean('coalesce(known.excess_returns, 0)', 'known.' ~ name, 'sums.new_excess_returns', 'sums.new_' ~ name) }} as {{ name }},
        {%- endfor %}
        {%- for name, x, y in [
            ('excess_variance', 'excess_mean', 'excess_mean'),
            ('market_variance', 'market_mean', 'market_mean'),
            ('covariance', 'excess_mean', 'market_mean'),
        ] %}
        {{ merged_covariance(
            'coalesce(known.excess_returns, 0)', 'known.' ~ name, 'known.' ~ x, 'known.' ~ y,
            'sums.new_excess_returns', 'sums.new_' ~ name, 'sums.new_' ~ x, 'sums.new_' ~ y
        ) }} as {{ name }},
        {%- endfor %}
        {{ merged_covariance(
            'coalesce(known.excess_returns, 0)', 'known.active_variance',
            '(known.excess_mean - known.market_mean)', '(known.excess_mean - known.market_mean)',
            'sums.new_excess_returns', 'sums.new_active_variance',
            '(sums.new_excess_mean - sums.new_market_mean)', '(sums.new_excess_mean - sums.new_market_mean)'
        ) }} as active_variance,
        coalesce(known.smoothed_squares, 0)
            * power({{ decay }}, least(sums.bar_number - sums.first_bar + 1, 2000)) as known_squares,
        sums.even_squares,
        sums.odd_squares,
        sums.load_number
    from sums
    left join {{ this }} as known
        on known.entity_type = sums.entity_type
        and known.entity = sums.entity
        and known.bar_number = sums.first_bar - 1

),
{%- else %}

merged as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        cast(null as integer) as known_peak_bar,
        cast(null as double precision) as known_max_drawdown,
        new_peak as peak,
        new_returns as returns,
        new_return_mean as return_mean,
        new_return_variance as return_variance,
        new_log_mean as log_mean,
        new_log_variance as log_variance,
        new_excess_returns as excess_returns,
        new_excess_mean as excess_mean,
        new_squared_shortfall as squared_shortfall,
        new_market_mean as market_mean,
        new_excess_variance as excess_variance,
        new_market_variance as market_variance,
        new_covariance as covariance,
        new_active_variance as active_variance,
        0 as known_squares,
        even_squares,
        odd_squares,
        load_number
    from sums

),
{%- endif %}

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
    peak,
    cast(coalesce(new_peak_bar, known_peak_bar) as integer) as peak_bar,
    least(new_max_drawdown, known_max_drawdown) as max_drawdown,
    cast(returns as integer) as returns,
    return_mean,
    return_variance,
    log_mean,
    log_variance,
    cast(excess_returns as integer) as excess_returns,
    excess_mean,
    excess_variance,
    squared_shortfall,
    market_mean,
    market_variance,
    covariance,
    active_variance,
    known_squares + coalesce(case
        when mod(bar_number, {{ 2 * block }}) < {{ block }}
            then power({{ decay }}, mod(bar_number, {{ block }})) * even_squares
                + power({{ decay }}, mod(bar_number, {{ block }}) + {{ block }}) * odd_squares
        else power({{ decay }}, mod(bar_number, {{ block }})) * odd_squares
            + power({{ decay }}, mod(bar_number, {{ block }}) + {{ block }}) * even_squares
    end, 0) as smoothed_squares,
    load_number
from drawdowns
