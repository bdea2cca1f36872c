-- family: market_sense
-- about: A large move of one vendor is not there at another
-- needs: returns
-- param move = 0.1: from which move on, as a share
-- param apart = 0.5: which share of the move the other vendor must not show
select
    one.vendor,
    one.symbol as entity,
    one.session as date,
    one.r as value,
    format('{:+.1f} %; {} has {:+.1f} %', 100 * (exp(one.r) - 1), other.vendor, 100 * (exp(other.r) - 1)) as reason
from returns as one
join returns as other
    on other.symbol = one.symbol
    and other.session = one.session
    and other.vendor <> one.vendor
where abs(exp(one.r) - 1) >= $move
    and abs(one.r - other.r) >= $apart * abs(one.r)
