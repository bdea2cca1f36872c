-- family: validity
-- about: A price is a power of ten times what it was, as when a decimal point slips or cents are sent for dollars
-- needs: returns
-- param tolerance = 0.15: how far the price may be from the power of ten, as a share
select
    vendor,
    symbol as entity,
    session as date,
    close as value,
    format('close {} after {}', close, previous_close) as reason
from returns
-- The price of the day after, which is right again, has left the wrong one and not the one before it.
where abs(e) > 2
    and abs(ln(close / coalesce(close_before_previous, previous_close))) > 2
    and abs(abs(e) / ln(10) - round(abs(e) / ln(10))) * ln(10) < $tolerance
