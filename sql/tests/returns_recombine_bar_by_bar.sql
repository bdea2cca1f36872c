-- What was gained until the previous bar, and what was gained since, make what has been gained: since the first bar, and
-- since the last bar of the previous year. The year's first bar has its own return, the first bar of all has none.
with bars as (

    select
        'sector' as entity_type,
        sector as entity,
        session,
        return_1d,
        cumulative_return,
        return_ytd
    from {{ ref('mart_sector_performance') }}

    union all

    select
        'symbol' as entity_type,
        symbol as entity,
        session,
        return_1d,
        cumulative_return,
        return_ytd
    from {{ ref('mart_stock_performance') }}

),

steps as (

    select
        bars.*,
        lag(session) over (partition by entity_type, entity order by session) as previous_session,
        lag(cumulative_return) over (partition by entity_type, entity order by session) as cumulative_return_before,
        lag(return_ytd) over (partition by entity_type, entity order by session) as return_ytd_before
    from bars

),

years as (

    select
        steps.*,
        case when extract(year from session) = extract(year from previous_session) then 1 else 0 end as is_same_year
    from steps

)

select *
from years
where abs(
        (1 + coalesce(cumulative_return_before, 0)) * (1 + coalesce(return_1d, 0)) / (1 + cumulative_return) - 1
    ) > 1e-12
    or cumulative_return is null
    or (previous_session is not null and return_1d is null)
    or (is_same_year = 1 and abs((1 + return_ytd_before) * (1 + return_1d) / (1 + return_ytd) - 1) > 1e-12)
    or (is_same_year = 1 and return_ytd_before is not null and return_ytd is null)
    or (is_same_year = 1 and return_ytd_before is null and return_ytd is not null)
    or (is_same_year = 0 and previous_session is not null and coalesce(abs(return_ytd - return_1d), 1) > 1e-12)
