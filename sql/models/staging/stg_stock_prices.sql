with versions as (

    select
        vendor,
        symbol,
        session,
        open,
        high,
        low,
        close,
        adjusted_close,
        volume,
        dividend,
        split_factor,
        currency,
        ingested_at,
        run_id,
        row_number() over (
            partition by vendor, symbol, session
            order by ingested_at desc, run_id desc, request_id desc
        ) as recency
    from {{ source('raw', 'prices') }}
    where adjusted_close > 0
        and {{ received_by_as_of('ingested_at') }}

),

histories as (

    select
        vendor,
        symbol,
        count(*) as bars,
        max(session) as last_session
    from versions
    where recency = 1
    group by vendor, symbol

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

)

select
    versions.symbol,
    versions.session,
    versions.vendor,
    versions.open,
    versions.high,
    versions.low,
    versions.close,
    versions.adjusted_close,
    versions.volume,
    versions.dividend,
    versions.split_factor,
    versions.currency,
    versions.ingested_at,
    versions.run_id
from versions
inner join ranked_vendors
    on ranked_vendors.vendor = versions.vendor
    and ranked_vendors.symbol = versions.symbol
where versions.recency = 1
    and ranked_vendors.preference = 1
