{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['sector'],
    whole_having='min(bar_number) = 2'
) }}

-- Read when the table is there:
-- depends_on: {{ ref('stg_sector_data') }}
-- depends_on: {{ ref('int_share_counts') }}

with
{%- if is_incremental() %}

-- A company that changes its sector changes both.
changed_bars as (

    select
        symbol,
        sector,
        session
    from {{ ref('int_stock_bars') }}
    where load_number > {{ known_load() }}

    union all

    select
        changed.symbol,
        sectors.sector,
        changed.valid_from as session
    from {{ ref('stg_sector_data') }} as changed
    inner join {{ ref('stg_sector_data') }} as sectors
        on sectors.symbol = changed.symbol
    where changed.load_number > {{ known_load() }}

    union all

    select
        shares.symbol,
        sectors.sector,
        shares.valid_from as session
    from {{ ref('int_share_counts') }} as shares
    inner join {{ ref('stg_sector_data') }} as sectors
        on sectors.symbol = shares.symbol
    where shares.load_number > {{ known_load() }}

),

changed as (

    select
        sector,
        min(session) as changed_from
    from changed_bars
    where sector is not null
    group by sector

),

anchors as (

    select
        returns.sector,
        max(returns.session) as session
    from {{ this }} as returns
    inner join changed
        on changed.sector = returns.sector
        and returns.session < changed.changed_from
    group by returns.sector

),

anchor_returns as (

    select returns.*
    from {{ this }} as returns
    inner join anchors
        on anchors.sector = returns.sector
        and anchors.session = returns.session

),

starts as (

    select
        changed.sector,
        coalesce(anchors.session, cast('0001-01-01' as date)) as session
    from changed
    left join anchors
        on anchors.sector = changed.sector

),

members as (

    select bars.*
    from {{ ref('int_stock_bars') }} as bars
    inner join starts
        on starts.sector = bars.sector
        and bars.session > starts.session
    where bars.return_1d is not null
        and {{ from_first_session_of('starts', 'bars.session') }}

),
{%- else %}

members as (

    select *
    from {{ ref('int_stock_bars') }}
    where sector is not null
        and return_1d is not null

),
{%- endif %}

weighted as (

    select
        members.sector,
        members.session,
        members.return_1d,
        -- Weighed by what the company was worth at its previous bar.
        caps.market_cap as weight,
        -- In units of which a sector holds less than 1e18, so that the sums are exact in any order.
        caps.market_cap / 1e6 as weight_in_millions
    from members
    left join {{ ref('int_market_caps') }} as caps
        on caps.symbol = members.symbol
        and caps.session = members.previous_session

),

daily as (

    select
        sector,
        session,
        {{ exact_avg('return_1d') }} as return_1d,
        cast(count(*) as integer) as members,
        cast(sum(case when return_1d > 0 then 1 else 0 end) as integer) as advancers,
        cast(sum(case when return_1d < 0 then 1 else 0 end) as integer) as decliners,
        {{ exact_sum('weight_in_millions') }} * 1e6 as market_cap,
        {{ exact_sum('weight_in_millions * return_1d') }} / nullif({{ exact_sum('weight_in_millions') }}, 0)
            as cap_return_1d,
        cast(count(weight) as integer) as cap_members
    from weighted
    group by sector, session

),

bars as (

    select
        daily.*,
        {%- if is_incremental() %}
        coalesce(anchor_returns.bar_number, 1) as bars_before,
        coalesce(anchor_returns.level, 1) as level_before,
        anchor_returns.cap_level as cap_level_before,
        anchor_returns.session as session_before
        {%- else %}
        1 as bars_before,
        cast(1 as double precision) as level_before,
        cast(null as double precision) as cap_level_before,
        cast(null as date) as session_before
        {%- endif %}
    from daily
    {%- if is_incremental() %}
    left join anchor_returns
        on anchor_returns.sector = daily.sector
    {%- endif %}

),

compounded as (

    select
        *,
        level_before * exp({{ exact_sum('ln(1 + return_1d)', to_date('sector', 'session')) }}) as level,
        -- A day on which no member has a market value leaves the weighted level where it is.
        case
            when sum(cap_members) over {{ to_date('sector', 'session') }} > 0 or cap_level_before is not null
                then coalesce(cap_level_before, 1) * exp({{ exact_sum('coalesce(ln(1 + cap_return_1d), 0)', to_date('sector', 'session')) }})
        end as cap_level
    from bars

)

select
    sector,
    session,
    return_1d,
    ln(1 + return_1d) as log_return,
    members,
    advancers,
    decliners,
    level,
    cap_return_1d,
    cap_members,
    cap_level,
    market_cap,
    cast(bars_before + row_number() over (partition by sector order by session) as integer) as bar_number,
    coalesce(lag(session) over (partition by sector order by session), session_before) as previous_session,
    coalesce(lag(level) over (partition by sector order by session), level_before) as previous_level,
    coalesce(lag(cap_level) over (partition by sector order by session), cap_level_before, 1) as previous_cap_level,
    (select load_number from {{ ref('int_load') }}) as load_number
from compounded
