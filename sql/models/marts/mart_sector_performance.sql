{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    on_schema_change='fail'
) }}

{% set horizons = var('return_horizons') %}
{% set of_funds %}(symbol = '{{ var('market_symbol') }}' or symbol in (select etf_symbol from {{ ref('gics_sectors') }})){% endset %}

with
{%- if is_incremental() %}

-- Ranks are over all sectors: what changes one changes the rows of all from its session on.
first_new as (

    select min(session) as session
    from (
        select session
        from {{ ref('int_sector_period_returns') }}
        where load_number > {{ known_load() }}

        union all

        select session
        from {{ ref('int_sector_breadth') }}
        where load_number > {{ known_load() }}

        union all

        select session
        from {{ ref('mart_data_coverage') }}
        where load_number > {{ known_load() }}

        union all

        select session
        from {{ ref('mart_stock_performance') }}
        where load_number > {{ known_load() }}
            and {{ of_funds }}
    ) as changed

),
{%- endif %}

equal_weighted as (

    select *
    from {{ ref('int_sector_period_returns') }}
    where entity_type = 'sector'
        {%- if is_incremental() %}
        and {{ from_first_session_of('first_new') }}
        {%- endif %}

),

-- Of the many symbols only these are joined.
funds as (

    select *
    from {{ ref('mart_stock_performance') }}
    where {{ of_funds }}
        and {{ from_first_session_of('equal_weighted') }}

),

ranked as (

    select
        sector,
        session,
        cast(rank() over (partition by session order by return_1d desc) as integer) as place
    from equal_weighted

)

select
    equal_weighted.sector,
    equal_weighted.session,
    equal_weighted.return_1d,
    equal_weighted.cumulative_return,
    {%- for horizon in horizons %}
    equal_weighted.return_{{ horizon }},
    {%- endfor %}
    cap_weighted.return_1d as cap_return_1d,
    cap_weighted.cumulative_return as cap_cumulative_return,
    {%- for horizon in horizons %}
    cap_weighted.return_{{ horizon }} as cap_return_{{ horizon }},
    {%- endfor %}
    gics_sectors.etf_symbol,
    etfs.return_1d as etf_return_1d,
    {%- for horizon in horizons %}
    etfs.return_{{ horizon }} as etf_return_{{ horizon }},
    {%- endfor %}
    equal_weighted.return_1d - market.return_1d as excess_return_1d,
    {%- for horizon in horizons %}
    equal_weighted.return_{{ horizon }} - market.return_{{ horizon }} as excess_return_{{ horizon }},
    {%- endfor %}
    ranked.place as rank,
    cast(case
        when equal_weighted.return_1d > market.return_1d then 'outperformer'
        when equal_weighted.return_1d < market.return_1d then 'underperformer'
        when equal_weighted.return_1d = market.return_1d then 'in line'
    end as varchar(16)) as performance,
    daily.members,
    daily.cap_members,
    daily.market_cap,
    daily.advancers,
    daily.decliners,
    breadth.share_above_sma_50,
    breadth.share_above_sma_200,
    breadth.top_contributor,
    breadth.top_contribution,
    breadth.worst_contributor,
    breadth.worst_contribution,
    coalesce(coverage.coverage, 0) as coverage,
    {{ made_of('load.load_number') }}
from equal_weighted
cross join {{ ref('int_load') }} as load
inner join ranked
    on ranked.sector = equal_weighted.sector
    and ranked.session = equal_weighted.session
inner join {{ ref('int_sector_returns') }} as daily
    on daily.sector = equal_weighted.sector
    and daily.session = equal_weighted.session
inner join {{ ref('gics_sectors') }} as gics_sectors
    on gics_sectors.sector = equal_weighted.sector
left join {{ ref('int_sector_breadth') }} as breadth
    on breadth.sector = equal_weighted.sector
    and breadth.session = equal_weighted.session
left join {{ ref('mart_data_coverage') }} as coverage
    on coverage.sector = equal_weighted.sector
    and coverage.session = equal_weighted.session
left join {{ ref('int_sector_period_returns') }} as cap_weighted
    on cap_weighted.entity_type = 'sector_cap'
    and cap_weighted.sector = equal_weighted.sector
    and cap_weighted.session = equal_weighted.session
left join funds as etfs
    on etfs.symbol = gics_sectors.etf_symbol
    and etfs.session = equal_weighted.session
left join funds as market
    on market.symbol = '{{ var('market_symbol') }}'
    and market.session = equal_weighted.session
