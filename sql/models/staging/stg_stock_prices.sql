{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['symbol'],
    tail_facts=['vendor'],
    whole_when='tails.vendor <> target.vendor'
) }}

{% set as_traded = quoted(var('as_traded_vendors')) %}

with received as (

    select *
    from {{ source('raw', 'prices') }}
    where adjusted_close > 0
        and {{ received_by_as_of('ingested_at') }}

),

arrived as (

    select
        symbol,
        min(session) as first_session,
        max(case when split_factor <> 1 then 1 else 0 end) as has_split
    from received
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
    from received
    group by symbol

),

histories as (

    select
        received.vendor,
        received.symbol,
        count(distinct received.session) as bars,
        max(received.session) as last_session
    from received
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

    -- Another vendor means another history; a split changes the adjusted volume of every bar before it.
    select
        chosen.symbol,
        chosen.vendor,
        case
            when known.vendor = chosen.vendor and chosen.has_split = 0 then chosen.first_session
            else cast('0001-01-01' as date)
        end as first_session
    from chosen
    left join (
        select
            symbol,
            min(vendor) as vendor
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

versions as (

    select
        received.*,
        row_number() over (
            partition by received.symbol, received.session
            order by received.ingested_at desc, received.run_id desc, received.request_id desc
        ) as recency
    from received
    inner join tails
        on tails.symbol = received.symbol
        and tails.vendor = received.vendor
        and received.session >= tails.first_session

),

latest as (

    select
        *,
        sum(case when vendor in ({{ as_traded }}) and split_factor > 0 then ln(split_factor) else 0 end) over (
            partition by symbol order by session rows between 1 following and unbounded following
        ) as log_later_splits
    from versions
    where recency = 1

)

select
    symbol,
    session,
    vendor,
    open,
    high,
    low,
    close,
    open * adjusted_close / nullif(close, 0) as adjusted_open,
    high * adjusted_close / nullif(close, 0) as adjusted_high,
    low * adjusted_close / nullif(close, 0) as adjusted_low,
    adjusted_close,
    volume,
    round(volume * exp(coalesce(log_later_splits, 0))) as adjusted_volume,
    dividend,
    split_factor,
    capital_gain,
    currency,
    ingested_at,
    run_id,
    {{ 'load_number' if var('as_of') is none else '0' }} as load_number
from latest
