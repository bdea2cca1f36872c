-- family: market_sense
-- about: A price leaves sector and market on a day on which no more than usual was traded
-- needs: returns
-- param z = 10: how many robust standard deviations the move must be
-- param volume = 1.5: moves on more than this multiple of the usual volume are news
-- param credible = 0.25: a volume below this multiple of the usual one says nothing
select
    vendor,
    symbol as entity,
    session as date,
    z as value,
    format('{:+.1f} % against its sector (z {:.1f}) on {:.2f} times the usual volume', 100 * (exp(e) - 1), z, relative_volume) as reason
from returns
where abs(z) >= $z
    -- A price that stands still while its sector moves has not jumped.
    and abs(r) >= 0.5 * abs(e)
    and relative_volume < $volume
    and relative_volume >= $credible
