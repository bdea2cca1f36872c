-- family: market_sense
-- about: A price jumps by the ratio of a split that no event tells of
-- needs: returns
-- param ratios = [2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 50]: new shares for an old one, or old ones for a new
-- param tolerance = 0.08: how far the move against the sector may be from the ratio, as a logarithm
-- param z = 6: how many robust standard deviations the move must be
with ratios as (select unnest($ratios)::double as n)
select
    vendor,
    symbol as entity,
    session as date,
    exp(e) as value,
    format('close {} after {}, with no split: the ratio is about {}', close, previous_close, case when e < 0 then format('{:.0f}:1', n) else format('1:{:.0f}', n) end) as reason
from returns
join ratios on abs(abs(e) - ln(n)) <= $tolerance
where abs(z) >= $z
    and split_factor = 1
    and dividend < 0.1 * previous_close
qualify row_number() over (partition by vendor, symbol, session order by abs(abs(e) - ln(n))) = 1
