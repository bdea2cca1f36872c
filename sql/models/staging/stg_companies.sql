with versions as (

    select
        *,
        row_number() over (
            partition by symbol
            order by as_of desc, ingested_at desc, run_id desc, request_id desc
        ) as recency
    from {{ source('raw', 'companies') }}
    where {{ received_by_as_of('ingested_at') }}

)

select
    versions.symbol,
    versions.as_of,
    versions.vendor,
    versions.name,
    vendor_sectors.sector,
    versions.sector as vendor_sector,
    versions.industry,
    versions.exchange,
    versions.currency,
    versions.country,
    versions.market_cap,
    versions.shares_outstanding,
    versions.dividend_per_share,
    versions.eps,
    versions.ingested_at,
    versions.run_id,
    versions.load_number
from versions
left join {{ ref('vendor_sectors') }} as vendor_sectors
    on vendor_sectors.vendor_sector = upper(trim(versions.sector))
where versions.recency = 1
