{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    on_schema_change='fail',
    unique_key=['sector']
) }}

{% set grace = var('expected_for_sessions') %}

with symbols as (

    select
        symbol,
        min(load_number) as first_load
        {%- if is_incremental() %},
        max(load_number) as last_load,
        min(vendor) as vendor,
        max(vendor) as last_vendor
        {%- endif %}
    from {{ received_prices() }}
    group by symbol

),

{%- if is_incremental() %}

-- Only a bar that was not there before changes what is covered, not another version of it.
arrived as (

    select distinct
        symbol,
        session
    from {{ received_prices() }}
    where load_number > {{ known_load() }}

),

changes as (

    select received.session as changed_from
    from {{ received_prices() }}
    inner join arrived
        on arrived.symbol = received.symbol
        and arrived.session = received.session
    group by received.symbol, received.session
    having min(received.load_number) > {{ known_load() }}

    union all

    -- Where two vendors send a symbol, staging may have taken the other one's history.
    select cast('0001-01-01' as date) as changed_from
    from symbols
    where vendor <> last_vendor
        and last_load > {{ known_load() }}

    union all

    select valid_from as changed_from
    from {{ ref('stg_sector_data') }}
    where load_number > {{ known_load() }}

),

first_new as (

    select min(sessions.session_number) as session_number
    from changes
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session >= changes.changed_from

),
{%- endif %}

sessions as (

    select
        session,
        session_number,
        {%- if is_incremental() %}
        session_number >= (select session_number from first_new) as is_new
        {%- else %}
        true as is_new
        {%- endif %}
    from {{ ref('int_sessions') }}
    {%- if is_incremental() %}
    where session_number >= (select session_number from first_new) - {{ grace }}
    {%- endif %}

),

bars as (

    select
        bars.symbol,
        bars.sector,
        bars.session,
        sessions.session_number,
        sessions.is_new,
        lead(sessions.session_number) over (partition by bars.symbol order by bars.session) as next_session_number
    from {{ ref('int_stock_bars') }} as bars
    inner join sessions
        on sessions.session = bars.session
    where bars.sector is not null

),

arrivals as (

    select
        received.symbol,
        received.session,
        min(received.load_number) as first_load,
        min(received.ingested_at) as arrived_at
    from {{ received_prices() }}
    inner join sessions
        on sessions.session = received.session
        and sessions.is_new
    group by received.symbol, received.session

),

days as (

    select
        session,
        min(first_load) as first_load
    from arrivals
    group by session

),

stocks as (

    -- A symbol that the universe did not have when the day came in is not late: it brought its history with it.
    select
        bars.sector,
        bars.session,
        1 as is_present,
        0 as is_quarantined,
        case when arrivals.first_load > days.first_load and symbols.first_load <= days.first_load then 1 else 0 end as is_late,
        arrivals.arrived_at
    from bars
    inner join arrivals
        on arrivals.symbol = bars.symbol
        and arrivals.session = bars.session
    inner join days
        on days.session = bars.session
    inner join symbols
        on symbols.symbol = bars.symbol

    union all

    select
        sectors.sector,
        sessions.session,
        0 as is_present,
        {%- if keeps_quarantine() %}
        case when quarantined.symbol is null then 0 else 1 end as is_quarantined,
        {%- else %}
        0 as is_quarantined,
        {%- endif %}
        0 as is_late,
        cast(null as timestamp) as arrived_at
    from bars
    inner join sessions
        on sessions.session_number > bars.session_number
        and sessions.session_number <= bars.session_number + {{ grace }}
        and (bars.next_session_number is null or sessions.session_number < bars.next_session_number)
    inner join {{ ref('stg_sector_data') }} as sectors
        on sectors.symbol = bars.symbol
        and sessions.session >= sectors.valid_from
        and sessions.session < sectors.valid_until
    {%- if keeps_quarantine() %}
    left join (
        select distinct
            symbol,
            session
        from audit.quality_quarantine
        where dataset = 'prices'
    ) as quarantined
        on quarantined.symbol = bars.symbol
        and quarantined.session = sessions.session
    {%- endif %}
    where (bars.next_session_number is null or bars.next_session_number > bars.session_number + 1)
        and sessions.is_new
        and sectors.sector is not null

)

select
    stocks.sector,
    stocks.session,
    cast(count(*) as integer) as members_expected,
    cast(sum(stocks.is_present) as integer) as members_present,
    cast(sum(stocks.is_late) as integer) as members_late,
    cast(sum(stocks.is_quarantined) as integer) as members_quarantined,
    cast(sum(stocks.is_present) as double precision) / count(*) as coverage,
    max(stocks.arrived_at) as as_of,
    {{ made_of('max(load.load_number)') }}
from stocks
cross join {{ ref('int_load') }} as load
group by stocks.sector, stocks.session
