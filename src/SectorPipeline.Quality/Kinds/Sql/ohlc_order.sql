-- family: validity
-- about: The high is not the highest of a bar's prices, or the low not the lowest
-- columns: open, high, low, close
-- param tolerance = 1e-9: the share of a price by which it may be out of order
select
    vendor,
    symbol as entity,
    session as date,
    high - low as value,
    format('open {}, high {}, low {}, close {}', open, high, low, close) as reason
from latest
where high < greatest(open, close, low) * (1 - $tolerance)
    or low > least(open, close, high) * (1 + $tolerance)
