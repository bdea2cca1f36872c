{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    on_schema_change='fail',
    unique_key=['entity_type', 'entity'],
    whole_having="min(bar_number) = 1 or (entity_type = 'sector' and min(bar_number) = 2)"
) }}

-- depends_on: {{ ref('int_market') }}

{% set series = 'entity_type, entity' %}
{% set ordered = '(partition by ' ~ series ~ ' order by bar_number)' %}
{% set rs_bars = var('rs_average_bars') %}
{% set rs_step = var('rs_momentum_bars') %}
{% set weights = var('signal_weights') %}
{% set words = {
    'trend': "'; 50-day average ' || " ~ percent_text('sma_50 / sma_200 - 1') ~ " || ' from the 200-day one'",
    'short_trend': "'; 20-day average ' || " ~ percent_text('sma_20 / sma_50 - 1') ~ " || ' from the 50-day one'",
    'momentum': "'; 12-1 momentum ' || " ~ percent_text('momentum_12_1'),
    'macd': "'; MACD ' || " ~ percent_text('macd_histogram / level') ~ " || ' of the level from its average'",
    'relative_strength': "'; ' || quadrant || ' the market, RS ratio ' || " ~ rounded_text('rs_ratio', 1),
    'rsi': "'; RSI ' || " ~ rounded_text('rsi_14', 1),
    'bollinger': "'; Bollinger %b ' || " ~ rounded_text('bollinger_percent_b', 2),
    'volume': "'; volume ' || " ~ rounded_text('volume_z_20', 1) ~ " || ' deviations from its mean'"
} %}

with bars as (

    {{ entity_bars_to_build(253) }}

),

strengths as (

    select
        *,
        avg(relative_strength) over {{ trailing(series, 'bar_number', rs_bars) }} as strength_mean,
        count(relative_strength) over {{ trailing(series, 'bar_number', rs_bars) }} as strengths
    from (
        select
            entity_type,
            entity,
            session,
            bar_number,
            level,
            return_1d,
            volume,
            -- The market has no strength relative to itself.
            case when entity <> '{{ var('market_symbol') }}' then level / nullif(market_level, 0) end as relative_strength,
            load_number,
            is_new
        from bars
    ) as strength

),

with_averages as (

    select
        bars.entity_type,
        bars.entity,
        bars.session,
        bars.bar_number,
        bars.level,
        bars.return_1d,
        bars.volume,
        bars.relative_strength,
        case when bars.strengths = {{ rs_bars }} then bars.relative_strength / nullif(bars.strength_mean, 0) end as strength_ratio,
        case when bars.strengths = {{ rs_bars }} then 100 * bars.relative_strength / nullif(bars.strength_mean, 0) end as rs_ratio,
        bars.load_number,
        bars.is_new,
        averages.sma_20,
        averages.sma_50,
        averages.sma_200,
        averages.ema_12 - averages.ema_26 as macd,
        averages.macd_average_9,
        averages.average_range_14,
        {{ rsi('averages.average_gain_14', 'averages.average_loss_14', 'bars.level') }} as rsi_14
    from strengths as bars
    inner join {{ ref('int_averages') }} as averages
        on averages.entity_type = bars.entity_type
        and averages.entity = bars.entity
        and averages.bar_number = bars.bar_number

),

windows as (

    select
        *,
        stddev_pop(level) over {{ trailing(series, 'bar_number', 20) }} as deviation_20,
        lag(level, 20) over {{ ordered }} as level_20,
        lag(level, 21) over {{ ordered }} as level_21,
        lag(level, 252) over {{ ordered }} as level_252,
        avg(volume) over {{ preceding(series, 'bar_number', 20) }} as volume_mean,
        stddev_samp(volume) over {{ preceding(series, 'bar_number', 20) }} as volume_deviation,
        count(volume) over {{ preceding(series, 'bar_number', 20) }} as volumes,
        lag(strength_ratio, {{ rs_step }}) over {{ ordered }} as earlier_ratio,
        -- What the quadrant and the crossings of the bar before come from: lags of these are cheaper than another sort for theirs.
        lag(rs_ratio) over {{ ordered }} as rs_ratio_before,
        lag(strength_ratio) over {{ ordered }} as strength_ratio_before,
        lag(strength_ratio, {{ rs_step + 1 }}) over {{ ordered }} as earlier_ratio_before,
        lag(sma_20) over {{ ordered }} as sma_20_before,
        lag(sma_50) over {{ ordered }} as sma_50_before,
        lag(sma_200) over {{ ordered }} as sma_200_before
    from with_averages

),

figures as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        return_1d,
        sma_20,
        sma_50,
        sma_200,
        cast({{ compared('sma_20', 'sma_50') }} as integer) as short_trend_signal,
        cast({{ compared('sma_50', 'sma_200') }} as integer) as trend_signal,
        {{ compared('sma_20_before', 'sma_50_before') }} as short_trend_before,
        {{ compared('sma_50_before', 'sma_200_before') }} as trend_before,
        level_21 / nullif(level_252, 0) - 1 as momentum_12_1,
        level / nullif(level_20, 0) - 1 as roc_20,
        rsi_14,
        case when bar_number >= 20 then {{ true_deviation('deviation_20', 'sma_20') }} end as deviation_20,
        macd,
        macd_average_9,
        macd - macd_average_9 as macd_histogram,
        average_range_14 as atr_14,
        average_range_14 / nullif(level, 0) as atr_percent,
        relative_strength,
        rs_ratio,
        100 * strength_ratio / nullif(earlier_ratio, 0) as rs_momentum,
        rs_ratio_before,
        100 * strength_ratio_before / nullif(earlier_ratio_before, 0) as rs_momentum_before,
        case when volumes = 20 then (volume - volume_mean) / {{ true_deviation('volume_deviation', 'volume_mean') }} end as volume_z_20,
        load_number,
        is_new
    from windows

),

placed as (

    select
        *,
        {{ quadrant('rs_ratio', 'rs_momentum') }} as quadrant,
        {{ quadrant('rs_ratio_before', 'rs_momentum_before') }} as quadrant_before
    from figures
    where is_new
        and (entity_type = 'symbol' or bar_number > 1)

),

signals as (

    select
        *,
        cast(case when short_trend_before is null or short_trend_before = short_trend_signal then 0 else short_trend_signal end as integer) as sma_20_50_cross,
        cast(case when trend_before is null or trend_before = trend_signal then 0 else trend_signal end as integer) as sma_50_200_cross,
        cast(case when quadrant <> quadrant_before then quadrant end as varchar(16)) as rotation,
        (level - sma_20 + 2 * deviation_20) / (4 * deviation_20) as bollinger_percent_b,
        cast(sign(momentum_12_1) as integer) as momentum_signal,
        cast(case when {{ exceeds(var('rsi_low'), 'rsi_14') }} then 1 when {{ exceeds('rsi_14', var('rsi_high')) }} then -1 when rsi_14 is not null then 0 end as integer) as rsi_signal,
        cast(case
            when deviation_20 is null then null
            when {{ exceeds('(sma_20 - 2 * deviation_20)', 'level') }} then 1
            when {{ exceeds('level', '(sma_20 + 2 * deviation_20)') }} then -1
            else 0
        end as integer) as bollinger_signal,
        cast(case
            when abs(macd_histogram) <= 1e-12 * level then 0
            else sign(macd_histogram)
        end as integer) as macd_signal,
        cast(case quadrant when 'leading' then 1 when 'lagging' then -1 when 'weakening' then 0 when 'improving' then 0 end as integer) as relative_strength_signal,
        cast(case
            when volume_z_20 >= {{ var('volume_anomaly_from') }} then sign(return_1d)
            when volume_z_20 is not null then 0
        end as integer) as volume_signal
    from placed

),

scored as (

    select
        *,
        case when bar_number >= 200 then
            cast({{ weighted_signals(weights) }} as double precision)
            / nullif({{ known_weight(weights) }}, 0)
        end as score
    from signals

),

explained as (

    select
        *,
        {{ words_of_signals(1, words) }} as words_for,
        {{ words_of_signals(-1, words) }} as words_against
    from scored

)

select
    entity_type,
    entity,
    session,
    bar_number,
    level,
    sma_20,
    sma_50,
    sma_200,
    sma_20_50_cross,
    sma_50_200_cross,
    momentum_12_1,
    roc_20,
    rsi_14,
    sma_20 + 2 * deviation_20 as bollinger_upper,
    sma_20 - 2 * deviation_20 as bollinger_lower,
    bollinger_percent_b,
    4 * deviation_20 / nullif(sma_20, 0) as bollinger_width,
    macd,
    macd_average_9,
    macd_histogram,
    atr_14,
    atr_percent,
    relative_strength,
    rs_ratio,
    rs_momentum,
    quadrant,
    rotation,
    volume_z_20,
    abs(volume_z_20) >= {{ var('volume_anomaly_from') }} as volume_anomaly,
    trend_signal,
    short_trend_signal,
    momentum_signal,
    macd_signal,
    relative_strength_signal,
    rsi_signal,
    bollinger_signal,
    volume_signal,
    score,
    cast(case
        when score >= {{ var('signal_from') }} then 'BUY'
        when score <= -{{ var('signal_from') }} then 'SELL'
        else 'HOLD'
    end as varchar(4)) as signal,
    cast(case
        when bar_number < 200 then 'too little history: ' || cast(bar_number as varchar(8)) || ' of 200 bars'
        else 'for: ' || case when words_for = '' then 'nothing' else substring(words_for, 3) end
            || '. Against: ' || case when words_against = '' then 'nothing' else substring(words_against, 3) end || '.'
    end as varchar(512)) as reason,
    cast({{ known_weight(weights) }} as double precision) / ({{ weights.values() | sum }}) as coverage,
    {{ made_of('load_number') }}
from explained
