-- family: market_sense
-- about: Far more was traded than usual while the price did nothing
-- needs: returns
-- param multiple = 50: the multiple of the usual volume, after what all symbols have in common
-- param age = 60: how many bars a symbol must have before its volume is usual
-- param z = 4: moves of more robust standard deviations than this explain it
select
    vendor,
    symbol as entity,
    session as date,
    relative_volume as value,
    format('volume {} is {:.0f} times the usual', volume, relative_volume) as reason
from returns
where relative_volume > $multiple
    and age > $age
    and abs(coalesce(z, 0)) < $z
