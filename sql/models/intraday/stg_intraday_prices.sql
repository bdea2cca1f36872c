{{ config(schema='staging') }}

{% set received = source('raw', 'intraday_prices') %}

-- Five-minute bars of the newest days. Each is the one received last, and a symbol's come from one vendor.
with recent as (

    select
        symbol,
        session,
        starts_at,
        open,
        high,
        low,
        close,
        volume,
        vendor,
        ingested_at,
        load_number,
        case vendor
            {%- for vendor in var('price_vendors') %}
            when '{{ vendor }}' then {{ loop.index }}
            {%- endfor %}
            else {{ var('price_vendors') | length + 1 }}
        end as preference
    from {{ received }}
    where {{ adapter.quote('interval') }} = '5m'
        and session > (select max(session) - {{ var('intraday_days') }} from {{ received }})

),

chosen as (

    select
        symbol,
        min(preference) as preference
    from recent
    group by symbol

),

ranked as (

    select
        recent.*,
        row_number() over (partition by recent.symbol, recent.starts_at order by recent.ingested_at desc, recent.load_number desc) as place
    from recent
    inner join chosen
        on chosen.symbol = recent.symbol
        and chosen.preference = recent.preference

)

select
    symbol,
    session,
    starts_at,
    open,
    high,
    low,
    close,
    volume,
    vendor,
    ingested_at,
    load_number
from ranked
where place = 1
