{{ config(materialized='view') }}

with versions as (

    select
        series_id,
        date as observation_date,
        vendor,
        value,
        realtime_start,
        realtime_end,
        ingested_at,
        run_id,
        load_number,
        row_number() over (
            partition by series_id, date, realtime_start
            order by ingested_at desc, run_id desc, request_id desc
        ) as recency
    from {{ source('raw', 'macro_observations') }}
    {%- if var('as_of') is not none %}
    where realtime_start <= cast('{{ var('as_of') }}' as date)
    {%- endif %}

)

select
    series_id,
    observation_date,
    vendor,
    value,
    realtime_start,
    realtime_end,
    ingested_at,
    run_id,
    load_number
from versions
where recency = 1
