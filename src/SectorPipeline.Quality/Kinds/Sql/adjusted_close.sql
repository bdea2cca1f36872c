-- family: market_sense
-- about: The adjusted close does not move as close, split and dividend say
-- needs: returns
-- param tolerance = 0.003: how far the two returns may be apart
-- param special = 0.1: the share of a dividend's yield by which they may be further apart, for vendors reckon special dividends differently
-- param unsent = 0.05: what a dividend that the vendor does not send may yield
-- param repeats = 4: a symbol without any dividend or split, of which as many may be unsent, is told once
with symbols as (
    select vendor, symbol, max(dividend) > 0 or max(split_factor) <> 1 or min(split_factor) <> 1 as has_events
    from returns
    group by vendor, symbol
    -- Where a vendor sends adjusted prices throughout, its closes do not fall by the dividends, and there is nothing to compare.
    having coalesce(median(abs(adjusted_return - ln(close / previous_close))) filter (dividend > 0), 1) > 1e-6
),
apart as (
    select
        returns.*,
        has_events,
        not has_events and adjusted_return - factor_return between 0 and $unsent as may_be_unsent
    from returns
    join symbols using (vendor, symbol)
    where abs(adjusted_return - factor_return) > $tolerance + $special * dividend / previous_close
),
counted as (
    select
        *,
        count(*) over alike as times,
        row_number() over (alike order by session desc) as recency
    from apart
    window alike as (partition by vendor, symbol, may_be_unsent)
)
select
    vendor,
    symbol as entity,
    session as date,
    adjusted_return - factor_return as value,
    format('adjusted close {:+.2f} %, close with split and dividend {:+.2f} %', 100 * (exp(adjusted_return) - 1), 100 * (exp(factor_return) - 1))
        || case when may_be_unsent and times >= $repeats then format('; {} times, and the vendor sends no dividend of it', times) else '' end as reason
from counted
where not may_be_unsent
    or times < $repeats
    or recency = 1
