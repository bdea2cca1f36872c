{{ config(materialized='view') }}

with events as (

    select
        symbol,
        session,
        vendor,
        close,
        dividend,
        split_factor,
        capital_gain,
        case when vendor in ({{ quoted(var('as_traded_vendors')) }}) then close * coalesce(split_factor, 1) else close end
            as close_in_old_shares,
        ingested_at,
        run_id
    from {{ ref('stg_stock_prices') }}
    where dividend <> 0
        or capital_gain <> 0
        or split_factor <> 1

),

actions as (

    select
        symbol,
        session,
        vendor,
        cast('split' as varchar(32)) as action,
        split_factor as shares_for_one,
        cast(null as double precision) as amount,
        cast(null as double precision) as amount_of_price,
        ingested_at,
        run_id
    from events
    where split_factor <> 1

    union all

    -- A payout as large as the price itself is shares of another class or company, booked at their value.
    select
        symbol,
        session,
        vendor,
        cast(case when dividend >= {{ var('share_distribution_from') }} * close_in_old_shares then 'share distribution' else 'dividend' end as varchar(32)) as action,
        cast(null as double precision) as shares_for_one,
        dividend as amount,
        dividend / nullif(close_in_old_shares, 0) as amount_of_price,
        ingested_at,
        run_id
    from events
    where dividend <> 0

    union all

    select
        symbol,
        session,
        vendor,
        cast('capital gain' as varchar(32)) as action,
        cast(null as double precision) as shares_for_one,
        capital_gain as amount,
        capital_gain / nullif(close_in_old_shares, 0) as amount_of_price,
        ingested_at,
        run_id
    from events
    where capital_gain <> 0

)

select *
from actions
