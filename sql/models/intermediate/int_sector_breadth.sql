{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['sector'],
    whole_having='min(bar_number) = 2'
) }}

with sectors as (

    select
        sector,
        session,
        bar_number,
        members,
        load_number
    from {{ ref('int_sector_returns') }}
    {%- if is_incremental() %}
    where load_number > {{ known_load() }}
    {%- endif %}

),

members as (

    select
        sectors.sector,
        sectors.session,
        bars.symbol,
        bars.return_1d,
        averages.sma_50,
        averages.sma_200,
        bars.level
    from sectors
    inner join {{ ref('int_stock_bars') }} as bars
        on bars.sector = sectors.sector
        and bars.session = sectors.session
        and {{ from_first_session_of('sectors', 'bars.session') }}
    inner join {{ ref('int_averages') }} as averages
        on averages.entity_type = 'symbol'
        and averages.entity = bars.symbol
        and averages.session = bars.session
        and {{ from_first_session_of('sectors', 'averages.session') }}

),

counted as (

    select
        sector,
        session,
        sum(case when {{ exceeds('level', 'sma_50') }} then 1 else 0 end) as above_50,
        count(sma_50) as with_50,
        sum(case when {{ exceeds('level', 'sma_200') }} then 1 else 0 end) as above_200,
        count(sma_200) as with_200,
        max(return_1d) as best_return,
        min(return_1d) as worst_return
    from members
    group by sector, session

),

-- Equal returns share the place; the first of the alphabet is named.
extremes as (

    select
        counted.sector,
        counted.session,
        min(case when members.return_1d = counted.best_return then members.symbol end) as best_symbol,
        min(case when members.return_1d = counted.worst_return then members.symbol end) as worst_symbol
    from counted
    inner join members
        on members.sector = counted.sector
        and members.session = counted.session
        and (members.return_1d = counted.best_return or members.return_1d = counted.worst_return)
    group by counted.sector, counted.session

)

select
    sectors.sector,
    sectors.session,
    sectors.bar_number,
    cast(counted.above_50 as double precision) / nullif(counted.with_50, 0) as share_above_sma_50,
    cast(counted.above_200 as double precision) / nullif(counted.with_200, 0) as share_above_sma_200,
    cast(extremes.best_symbol as varchar(16)) as top_contributor,
    counted.best_return / sectors.members as top_contribution,
    cast(extremes.worst_symbol as varchar(16)) as worst_contributor,
    counted.worst_return / sectors.members as worst_contribution,
    sectors.load_number
from sectors
inner join counted
    on counted.sector = sectors.sector
    and counted.session = sectors.session
inner join extremes
    on extremes.sector = sectors.sector
    and extremes.session = sectors.session
