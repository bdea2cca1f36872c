-- Splits are taken out of every close before two vendors' closes are compared, because some send them as traded.
with compared_symbols as (

    select symbol
    from {{ source('raw', 'prices') }}
    where {{ received_by_as_of('ingested_at') }}
    group by symbol
    having min(vendor) <> max(vendor)

),

versions as (

    select
        prices.vendor,
        prices.symbol,
        prices.session,
        prices.close,
        coalesce(prices.split_factor, 1) as split_factor,
        row_number() over (
            partition by prices.vendor, prices.symbol, prices.session
            order by prices.ingested_at desc, prices.run_id desc, prices.request_id desc
        ) as recency
    from {{ source('raw', 'prices') }} as prices
    inner join compared_symbols
        on compared_symbols.symbol = prices.symbol
    where {{ received_by_as_of('prices.ingested_at') }}

),

closes as (

    select
        vendor,
        symbol,
        session,
        case
            when vendor in ({{ quoted(var('as_traded_vendors')) }}) then close / exp(coalesce(
                sum(ln(split_factor)) over (
                    partition by vendor, symbol
                    order by session
                    rows between 1 following and unbounded following
                ), 0))
            else close
        end as close
    from versions
    where recency = 1

),

moves as (

    select
        vendor,
        symbol,
        session,
        close,
        abs(ln(close / lag(close) over (partition by vendor, symbol order by session))) as move
    from closes

),

pairs as (

    select
        chosen.symbol,
        chosen.session,
        used.vendor as used_vendor,
        chosen.vendor as chosen_vendor,
        chosen.close as chosen_close,
        chosen.move as chosen_move,
        other.vendor as other_vendor,
        other.close as other_close,
        other.move as other_move,
        abs(chosen.close - other.close) / other.close as difference
    from moves as chosen
    inner join {{ ref('stg_stock_prices') }} as used
        on used.vendor = chosen.vendor
        and used.symbol = chosen.symbol
        and used.session = chosen.session
    inner join moves as other
        on other.symbol = chosen.symbol
        and other.session = chosen.session
        and other.vendor <> chosen.vendor

)

select
    symbol,
    session,
    chosen_vendor,
    chosen_close,
    other_vendor,
    other_close,
    difference,
    cast({{ var('reconciliation_tolerance') }} as double precision) as tolerance,
    difference <= {{ var('reconciliation_tolerance') }} as agrees,
    used_vendor as winner,
    cast(case
        when difference <= {{ var('reconciliation_tolerance') }} then 'the closes agree'
        when chosen_move > 5 * other_move and chosen_move > {{ var('reconciliation_tolerance') }}
            then 'the closes differ and the chosen one jumps: look at it'
        when other_move > 5 * chosen_move and other_move > {{ var('reconciliation_tolerance') }}
            then 'the closes differ and the other one jumps'
        else 'the closes differ: the vendor of the symbol''s whole history is kept'
    end as varchar(80)) as reason
from pairs
