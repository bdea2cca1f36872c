-- family: market_sense
-- about: A dividend is out of proportion to the price and to those before it
-- needs: returns
-- param yield = 0.2: the share of the price that a dividend may be
-- param multiple = 5: the multiple of the usual dividend that a large one may be
with dividends as (
    select
        *,
        dividend / previous_close as yield,
        case when count(*) over before >= 4 then median(dividend) over before else 0 end as usual
    from returns
    where dividend > 0
    window before as (partition by vendor, symbol order by session rows between 8 preceding and 1 preceding)
)
select
    vendor,
    symbol as entity,
    session as date,
    yield as value,
    format('dividend {} on a close of {}, where {} is usual', dividend, previous_close, case when usual > 0 then usual::varchar else 'none' end) as reason
from dividends
where yield > $yield
    and dividend > $multiple * usual
