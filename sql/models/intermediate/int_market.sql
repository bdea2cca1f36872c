{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['market']
) }}

with market as (

    select
        session,
        adjusted_close as level,
        adjusted_close / lag(adjusted_close) over (order by session) - 1 as return_1d
    from {{ ref('stg_stock_prices') }}
    where symbol = '{{ var('market_symbol') }}'

),

rates as (

    select
        observation_date as day,
        value
    from {{ ref('stg_macro_indicators') }}
    where series_id = '{{ var('risk_free_series') }}'
        and value is not null

),

-- The rate of a session is that of its own day, or the last one before it.
time_line as (

    select
        day,
        value,
        0 as is_session
    from rates

    union all

    select
        session as day,
        cast(null as double precision) as value,
        1 as is_session
    from {{ ref('int_sessions') }}

),

numbered as (

    select
        day,
        value,
        is_session,
        count(value) over (order by day, is_session rows between unbounded preceding and current row) as rate_number
    from time_line

),

session_rates as (

    select
        sessions.day as session,
        rates.value / 100 / {{ var('sessions_per_year') }} as risk_free
    from numbered as sessions
    left join numbered as rates
        on rates.rate_number = sessions.rate_number
        and rates.is_session = 0
    where sessions.is_session = 1

),

fresh as (

    select
        cast('{{ var('market_symbol') }}' as varchar(16)) as market,
        session_rates.session,
        market.level,
        market.return_1d,
        session_rates.risk_free
    from session_rates
    left join market
        on market.session = session_rates.session

)

select
    fresh.market,
    fresh.session,
    fresh.level,
    fresh.return_1d,
    fresh.risk_free,
    (select load_number from {{ ref('int_load') }}) as load_number
from fresh
{%- if is_incremental() %}
where fresh.session >= (
    select min(now.session)
    from fresh as now
    left join {{ this }} as known
        on known.session = now.session
    where known.session is null
        or coalesce(known.return_1d, -9) <> coalesce(now.return_1d, -9)
        or coalesce(known.level, -9) <> coalesce(now.level, -9)
        or coalesce(known.risk_free, -9) <> coalesce(now.risk_free, -9)
)
{%- endif %}
