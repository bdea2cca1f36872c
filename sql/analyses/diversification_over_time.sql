-- How much was there to gain from holding all sectors? At the end of each year, and at the extremes.
with sessions as (

    select
        session,
        avg(average_corr_60d) as average_corr,
        max(diversification_ratio_60d) as ratio
    from {{ ref('mart_sector_correlations') }}
    where sector = other
        and diversification_ratio_60d is not null
    group by session

),

placed as (

    select
        *,
        row_number() over (partition by extract(year from session) order by session desc) as from_the_end,
        row_number() over (order by ratio, session) as lowest,
        row_number() over (order by ratio desc, session) as highest
    from sessions

)

select
    session,
    {{ rounded('average_corr') }} as average_corr_60d,
    {{ rounded('ratio') }} as diversification_ratio_60d,
    case when lowest = 1 then 'least ever' when highest = 1 then 'most ever' else 'end of the year' end as what
from placed
where from_the_end = 1
    or lowest = 1
    or highest = 1
order by session
