{{ config(materialized='view') }}

-- A sector is a price that is 1 at the session before its first return.
with first_returns as (

    select
        cast('sector' as varchar(16)) as entity_type,
        sector,
        session,
        bar_number - 1 as bar_number,
        load_number
    from {{ ref('int_sector_returns') }}
    where bar_number = 2

    union all

    -- A sector may have its first market value later than its first return.
    select
        cast('sector_cap' as varchar(16)) as entity_type,
        returns.sector,
        returns.session,
        returns.bar_number - 1 as bar_number,
        returns.load_number
    from {{ ref('int_sector_returns') }} as returns
    inner join (
        select
            sector,
            min(session) as session
        from {{ ref('int_sector_returns') }}
        where cap_level is not null
        group by sector
    ) as first_values
        on first_values.sector = returns.sector
        and first_values.session = returns.session

),

first_levels as (

    select
        first_returns.entity_type,
        first_returns.sector,
        first_returns.bar_number,
        first_returns.load_number,
        max(sessions.session) as session
    from first_returns
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session < first_returns.session
    group by first_returns.entity_type, first_returns.sector, first_returns.bar_number, first_returns.load_number

),

bars as (

    select
        cast('symbol' as varchar(16)) as entity_type,
        symbol as entity,
        sector,
        session,
        bar_number,
        previous_session,
        level,
        previous_level,
        first_level,
        return_1d,
        log_return,
        adjusted_open as open,
        adjusted_high as high,
        adjusted_low as low,
        comparable_volume as volume,
        load_number
    from {{ ref('int_stock_bars') }}

    union all

    select
        cast('sector' as varchar(16)) as entity_type,
        sector as entity,
        sector,
        session,
        bar_number,
        previous_session,
        level,
        previous_level,
        cast(1 as double precision) as first_level,
        return_1d,
        log_return,
        cast(null as double precision) as open,
        cast(null as double precision) as high,
        cast(null as double precision) as low,
        cast(null as double precision) as volume,
        load_number
    from {{ ref('int_sector_returns') }}

    union all

    select
        cast('sector_cap' as varchar(16)) as entity_type,
        sector as entity,
        sector,
        session,
        bar_number,
        previous_session,
        cap_level as level,
        previous_cap_level as previous_level,
        cast(1 as double precision) as first_level,
        cap_return_1d as return_1d,
        ln(1 + cap_return_1d) as log_return,
        cast(null as double precision) as open,
        cast(null as double precision) as high,
        cast(null as double precision) as low,
        cast(null as double precision) as volume,
        load_number
    from {{ ref('int_sector_returns') }}
    where cap_level is not null

    union all

    select
        entity_type,
        sector as entity,
        sector,
        session,
        bar_number,
        cast(null as date) as previous_session,
        cast(1 as double precision) as level,
        cast(null as double precision) as previous_level,
        cast(1 as double precision) as first_level,
        cast(null as double precision) as return_1d,
        cast(null as double precision) as log_return,
        cast(null as double precision) as open,
        cast(null as double precision) as high,
        cast(null as double precision) as low,
        cast(null as double precision) as volume,
        load_number
    from first_levels

)

select
    bars.entity_type,
    bars.entity,
    bars.sector,
    bars.session,
    bars.bar_number,
    bars.previous_session,
    bars.level,
    bars.previous_level,
    bars.first_level,
    bars.return_1d,
    bars.log_return,
    bars.open,
    bars.high,
    bars.low,
    bars.volume,
    market.level as market_level,
    market.return_1d as market_return,
    market.risk_free,
    bars.load_number as bar_load_number,
    case when market.load_number > bars.load_number then market.load_number else bars.load_number end as load_number
from bars
inner join {{ ref('int_market') }} as market
    on market.session = bars.session
