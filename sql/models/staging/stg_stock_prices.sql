{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['symbol'],
    whole_by='vendor'
) }}

{% set as_traded = quoted(var('as_traded_vendors')) %}

with arrived as (

    select
        symbol,
        min(session) as first_session,
        max(case when split_factor <> 1 then 1 else 0 end) as has_split
    from {{ received_prices() }}
    {%- if is_incremental() %}
    where load_number > {{ known_load() }}
    {%- endif %}
    group by symbol

),

-- One vendor is all that most symbols ever have; only the others' histories are compared.
sole_vendors as (

    select
        symbol,
        min(vendor) as vendor,
        max(vendor) as last_vendor
    from {{ received_prices() }}
    group by symbol

),

histories as (

    select
        received.vendor,
        received.symbol,
        count(distinct received.session) as bars,
        max(received.session) as last_session
    from {{ received_prices() }}
    inner join sole_vendors
        on sole_vendors.symbol = received.symbol
        and sole_vendors.vendor <> sole_vendors.last_vendor
    group by received.vendor, received.symbol

),

compared_histories as (

    select
        vendor,
        symbol,
        last_session = max(last_session) over (partition by symbol) as is_current,
        bars >= 0.9 * max(bars) over (partition by symbol) as is_whole
    from histories

),

ranked_vendors as (

    select
        vendor,
        symbol,
        row_number() over (
            partition by symbol
            order by
                case when is_current and is_whole then 0 else 1 end,
                case vendor
                    {%- for vendor in var('price_vendors') %}
                    when '{{ vendor }}' then {{ loop.index }}
                    {%- endfor %}
                    else {{ var('price_vendors') | length + 1 }}
                end,
                vendor
        ) as preference
    from compared_histories

),

chosen as (

    select
        arrived.symbol,
        coalesce(ranked_vendors.vendor, sole_vendors.vendor) as vendor,
        arrived.first_session,
        arrived.has_split
    from arrived
    inner join sole_vendors
        on sole_vendors.symbol = arrived.symbol
    left join ranked_vendors
        on ranked_vendors.symbol = arrived.symbol
        and ranked_vendors.preference = 1

),

tails as (

    {%- if is_incremental() %}

    -- Another vendor means another history; a split, or one that is taken back, changes the adjusted volume of every bar
    -- before it.
    select
        chosen.symbol,
        chosen.vendor,
        case
            when known.vendor = chosen.vendor
                and chosen.has_split = 0
                and coalesce(known.last_split < chosen.first_session, true)
                then chosen.first_session
            else cast('0001-01-01' as date)
        end as first_session
    from chosen
    left join (
        select
            symbol,
            min(vendor) as vendor,
            max(case when split_factor <> 1 then session end) as last_split
        from {{ this }}
        group by symbol
    ) as known
        on known.symbol = chosen.symbol

    {%- else %}

    select
        symbol,
        vendor,
        cast('0001-01-01' as date) as first_session
    from chosen

    {%- endif %}

),

candidates as (

    select received.*
    from {{ received_prices() }}
    inner join tails
        on tails.symbol = received.symbol
        and tails.vendor = received.vendor
        and received.session >= tails.first_session

),

-- Most bars have one version: only the others are ranked.
several as (

    select
        symbol,
        session
    from candidates
    group by symbol, session
    having count(*) > 1

),

ranked as (

    select
        candidates.*,
        row_number() over (
            partition by candidates.symbol, candidates.session
            order by candidates.ingested_at desc, candidates.run_id desc, candidates.request_id desc
        ) as recency
    from candidates
    inner join several
        on several.symbol = candidates.symbol
        and several.session = candidates.session

),

{% set columns = [
    'symbol', 'session', 'vendor', 'open', 'high', 'low', 'close', 'adjusted_close', 'volume', 'dividend', 'split_factor', 'capital_gain',
    'currency', 'ingested_at', 'run_id', 'load_number'
] %}

latest as (

    select
        {%- for column in columns %}
        candidates.{{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from candidates
    left join several
        on several.symbol = candidates.symbol
        and several.session = candidates.session
    where several.symbol is null

    union all

    select
        {%- for column in columns %}
        {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from ranked
    where recency = 1

),

-- From one split of a symbol to the next, all its later splits together.
split_periods as (

    select
        symbol,
        lag(session) over (partition by symbol order by session) as from_session,
        session as until_session,
        sum(ln(split_factor)) over (
            partition by symbol order by session rows between current row and unbounded following
        ) as log_later_splits
    from latest
    where split_factor <> 1
        and split_factor > 0
        and vendor in ({{ as_traded }})

)

select
    latest.symbol,
    latest.session,
    latest.vendor,
    latest.open,
    latest.high,
    latest.low,
    latest.close,
    latest.open * latest.adjusted_close / nullif(latest.close, 0) as adjusted_open,
    latest.high * latest.adjusted_close / nullif(latest.close, 0) as adjusted_high,
    latest.low * latest.adjusted_close / nullif(latest.close, 0) as adjusted_low,
    latest.adjusted_close,
    latest.volume,
    round(latest.volume * exp(coalesce(split_periods.log_later_splits, 0))) as adjusted_volume,
    latest.dividend,
    latest.split_factor,
    latest.capital_gain,
    latest.currency,
    latest.ingested_at,
    latest.run_id,
    {{ 'latest.load_number' if var('as_of') is none else '0' }} as load_number
from latest
left join split_periods
    on split_periods.symbol = latest.symbol
    and latest.session < split_periods.until_session
    and (split_periods.from_session is null or latest.session >= split_periods.from_session)
