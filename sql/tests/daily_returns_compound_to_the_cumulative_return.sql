with performance as (

    select 'sector' as entity_type, sector as entity, session, return_1d, cumulative_return
    from {{ ref('mart_sector_performance') }}

    union all

    select 'symbol' as entity_type, symbol as entity, session, return_1d, cumulative_return
    from {{ ref('mart_stock_performance') }}

),

latest as (

    select
        entity_type,
        entity,
        max(session) as session,
        exp(sum(ln(1 + return_1d))) as growth
    from performance
    group by entity_type, entity

)

select
    latest.entity_type,
    latest.entity,
    latest.growth,
    performance.cumulative_return
from latest
inner join performance
    on performance.entity_type = latest.entity_type
    and performance.entity = latest.entity
    and performance.session = latest.session
where abs(latest.growth / (1 + performance.cumulative_return) - 1) > 1e-9
