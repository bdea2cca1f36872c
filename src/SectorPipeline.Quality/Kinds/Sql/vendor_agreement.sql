-- family: consistency
-- about: Two vendors' prices of a symbol move differently
-- needs: returns
-- param tolerance = 0.01: how far their returns may be apart
select
    one.vendor,
    one.symbol as entity,
    one.session as date,
    one.r - other.r as value,
    format('{} {:+.2f} %, {} {:+.2f} %', one.vendor, 100 * (exp(one.r) - 1), other.vendor, 100 * (exp(other.r) - 1)) as reason
from returns as one
join returns as other
    on other.symbol = one.symbol
    and other.session = one.session
    and other.vendor > one.vendor
where abs(one.r - other.r) > $tolerance
