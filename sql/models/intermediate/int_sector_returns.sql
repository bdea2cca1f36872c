with daily as (

    select
        sector,
        session,
        session_number,
        {{ exact_avg('return_1d') }} as return_1d,
        cast(count(*) as integer) as members
    from {{ ref('int_stock_returns') }}
    where sector is not null
        and return_1d is not null
    group by sector, session, session_number

),

compounded as (

    select
        sector,
        session,
        session_number,
        return_1d,
        ln(1 + return_1d) as log_return,
        members,
        exp({{ exact_sum('ln(1 + return_1d)', to_date('sector', 'session_number')) }}) as level
    from daily

)

select
    sector,
    session,
    session_number,
    return_1d,
    log_return,
    members,
    level,
    cast(1 + row_number() over (partition by sector order by session_number) as integer) as bar_number,
    coalesce(
        lag(session_number) over (partition by sector order by session_number),
        session_number - 1
    ) as previous_session_number,
    coalesce(lag(level) over (partition by sector order by session_number), 1) as previous_level
from compounded
