{{ config(materialized='view') }}

with first_sector_sessions as (

    select
        sector,
        min(session_number) - 1 as session_number
    from {{ ref('int_sector_returns') }}
    group by sector

)

select
    cast('symbol' as varchar(8)) as entity_type,
    symbol as entity,
    session,
    session_number,
    bar_number,
    adjusted_close as level,
    previous_session_number,
    previous_adjusted_close as previous_level,
    return_1d,
    log_return
from {{ ref('int_stock_returns') }}

union all

select
    cast('sector' as varchar(8)) as entity_type,
    sector as entity,
    session,
    session_number,
    bar_number,
    level,
    previous_session_number,
    previous_level,
    return_1d,
    log_return
from {{ ref('int_sector_returns') }}

union all

-- A sector is a price that is 1 at the session before its first return.
select
    cast('sector' as varchar(8)) as entity_type,
    firsts.sector as entity,
    sessions.session,
    sessions.session_number,
    1 as bar_number,
    cast(1 as double precision) as level,
    cast(null as integer) as previous_session_number,
    cast(null as double precision) as previous_level,
    cast(null as double precision) as return_1d,
    cast(null as double precision) as log_return
from first_sector_sessions as firsts
inner join {{ ref('int_sessions') }} as sessions
    on sessions.session_number = firsts.session_number
