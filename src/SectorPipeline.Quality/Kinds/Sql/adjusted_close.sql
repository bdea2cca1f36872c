-- family: market_sense
-- about: The adjusted close does not move as close, split and dividend say
-- needs: returns
-- param tolerance = 0.003: how far the two returns may be apart
-- param special = 0.1: the share of a dividend's yield by which they may be further apart, for vendors reckon special dividends differently
-- param repeats = 4: a symbol without any dividend or split that is apart as often as this is told once, for the vendor sends no events of it
with symbols as (
    -- Where a vendor sends adjusted prices throughout, there is nothing to compare.
    select vendor, symbol, max(dividend) > 0 or max(split_factor) <> 1 or min(split_factor) <> 1 as has_events
    from returns
    group by vendor, symbol
    having max(abs(adjusted_close / close - 1)) > 1e-6
),
apart as (
    select
        returns.*,
        has_events,
        count(*) over symbol_days as times,
        row_number() over (symbol_days order by session desc) as recency
    from returns
    join symbols using (vendor, symbol)
    where abs(adjusted_return - factor_return) > $tolerance + $special * dividend / previous_close
    window symbol_days as (partition by vendor, symbol)
)
select
    vendor,
    symbol as entity,
    session as date,
    adjusted_return - factor_return as value,
    format('adjusted close {:+.2f} %, close with split and dividend {:+.2f} %', 100 * (exp(adjusted_return) - 1), 100 * (exp(factor_return) - 1))
        || case when has_events or times < $repeats then '' else format('; {} times, and the vendor sends no dividend of it', times) end as reason
from apart
where has_events
    or times < $repeats
    or recency = 1
