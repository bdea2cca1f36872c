{{ config(schema='marts') }}

{% set smoothings = [
    ema('ema_12', 'level', 12),
    ema('ema_26', 'level', 26),
    wilder('average_gain_14', gain('level', 'previous_level'), 14),
    wilder('average_loss_14', gain('previous_level', 'level'), 14)
] %}
{% set signal_lines = [ema('macd_average_9', 'ema_12 - ema_26', 9, seed_bar=34)] %}
{% set weights = var('intraday_signal_weights') %}
{% set words = {
    'trend': "', average of 20 bars ' || case when trend_signal = 1 then 'above' else 'below' end || ' that of 50'",
    'macd': "', MACD ' || case when macd_signal = 1 then 'above' else 'below' end || ' its average'",
    'rsi': "', RSI at ' || cast(cast(rsi_14 as decimal(18, 1)) as varchar(8))"
} %}

with closes as (

    select
        symbol,
        session,
        close,
        row_number() over (partition by symbol, session order by starts_at desc) as from_the_end
    from {{ ref('stg_intraday_prices') }}

),

sessions as (

    select
        symbol,
        session,
        lag(close) over (partition by symbol order by session) as previous_close
    from closes
    where from_the_end = 1

),

bars as (

    select
        symbol,
        session,
        starts_at,
        close as level,
        volume,
        cast(row_number() over (partition by symbol order by starts_at) as integer) as bar_number,
        lag(close) over (partition by symbol order by starts_at) as previous_level,
        load_number
    from {{ ref('stg_intraday_prices') }}

),

windows as (

    select
        *,
        avg(level) over {{ trailing('symbol', 'bar_number', 20) }} as average_20,
        avg(level) over {{ trailing('symbol', 'bar_number', 50) }} as average_50
    from bars

),

smoothed as (

    {{ smoothed('windows', ['symbol'], smoothings) }}

),

differences as (

    select
        symbol,
        session,
        starts_at,
        bar_number,
        level,
        volume,
        case when bar_number >= 20 then average_20 end as sma_20,
        case when bar_number >= 50 then average_50 end as sma_50,
        ema_12,
        ema_26,
        {{ rsi('average_gain_14', 'average_loss_14', 'level') }} as rsi_14,
        load_number
    from smoothed

),

with_signal_line as (

    {{ smoothed('differences', ['symbol'], signal_lines) }}

),

signals as (

    select
        *,
        ema_12 - ema_26 as macd,
        cast({{ compared('sma_20', 'sma_50') }} as integer) as trend_signal,
        cast(case
            when abs(ema_12 - ema_26 - macd_average_9) <= 1e-12 * level then 0
            else sign(ema_12 - ema_26 - macd_average_9)
        end as integer) as macd_signal,
        cast(case
            when {{ exceeds(var('rsi_low'), 'rsi_14') }} then 1
            when {{ exceeds('rsi_14', var('rsi_high')) }} then -1
            when rsi_14 is not null then 0
        end as integer) as rsi_signal
    from with_signal_line
    where session = (select max(session) from {{ ref('stg_intraday_prices') }})

),

scored as (

    select
        *,
        case when bar_number >= 50 then
            cast({{ weighted_signals(weights) }} as double precision) / nullif({{ known_weight(weights) }}, 0)
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
    explained.symbol,
    explained.session,
    explained.starts_at,
    explained.bar_number,
    explained.level as close,
    explained.volume,
    explained.level / nullif(sessions.previous_close, 0) - 1 as session_return,
    explained.sma_20,
    explained.sma_50,
    explained.rsi_14,
    explained.macd,
    explained.macd_average_9,
    explained.trend_signal,
    explained.macd_signal,
    explained.rsi_signal,
    explained.score,
    cast(case
        when explained.score >= {{ var('signal_from') }} then 'BUY'
        when explained.score <= -{{ var('signal_from') }} then 'SELL'
        else 'HOLD'
    end as varchar(4)) as signal,
    cast(case
        when explained.bar_number < 50 then 'too few bars: ' || cast(explained.bar_number as varchar(8)) || ' of 50'
        else 'for: ' || case when words_for = '' then 'nothing' else substring(words_for, 3) end
            || '. Against: ' || case when words_against = '' then 'nothing' else substring(words_against, 3) end || '.'
    end as varchar(256)) as reason,
    {{ made_of('explained.load_number') }}
from explained
left join sessions
    on sessions.symbol = explained.symbol
    and sessions.session = explained.session
