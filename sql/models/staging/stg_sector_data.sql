with versions as (

    select
        companies.symbol,
        companies.as_of,
        vendor_sectors.sector,
        companies.sector as vendor_sector,
        companies.industry,
        companies.vendor,
        companies.ingested_at,
        companies.run_id,
        companies.load_number,
        row_number() over (
            partition by companies.symbol, companies.as_of
            order by companies.ingested_at desc, companies.run_id desc, companies.request_id desc
        ) as recency
    from {{ source('raw', 'companies') }} as companies
    left join {{ ref('vendor_sectors') }} as vendor_sectors
        on vendor_sectors.vendor_sector = upper(trim(companies.sector))
    where {{ received_by_as_of('companies.ingested_at') }}

),

compared as (

    select
        *,
        row_number() over (partition by symbol order by as_of) as version,
        lag(coalesce(sector, '') || '/' || coalesce(industry, '')) over (partition by symbol order by as_of) as before
    from versions
    where recency = 1

),

-- A version that says the same as the one before it begins nothing.
changes as (

    select *
    from compared
    where version = 1
        or coalesce(sector, '') || '/' || coalesce(industry, '') <> before

)

select
    symbol,
    -- What a company was before its first overview is not known; it is taken to be the same.
    case when version = 1 then cast('0001-01-01' as date) else as_of end as valid_from,
    coalesce(lead(as_of) over (partition by symbol order by as_of), cast('9999-12-31' as date)) as valid_until,
    sector,
    vendor_sector,
    industry,
    vendor,
    as_of as first_seen,
    ingested_at,
    run_id,
    load_number
from changes
