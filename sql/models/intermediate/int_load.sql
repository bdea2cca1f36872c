{{ config(materialized='view') }}

-- Rows that are computed now take into account what has been loaded up to this number.
select max(load_number) as load_number
from (
    select max(load_number) as load_number
    from {{ ref('stg_stock_prices') }}

    union all

    select max(load_number) as load_number
    from {{ ref('stg_companies') }}

    union all

    select max(load_number) as load_number
    from {{ ref('stg_macro_indicators') }}
) as latest
