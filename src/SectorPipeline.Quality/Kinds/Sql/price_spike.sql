-- family: market_sense
-- about: A price leaves the sector and comes back the next session, as a wrong print does
-- needs: returns
-- param z = 8: how many robust standard deviations the move must be
-- param rest = 0.3: which share of the move may remain after the return
-- param volume = 5: moves on more than this multiple of the usual volume are news
select
    vendor,
    symbol as entity,
    session as date,
    previous_z as value,
    format('{:+.1f} % against its sector on {} (z {:.1f}), taken back on {}', 100 * (exp(previous_e) - 1), previous_session, previous_z, session) as reason
from returns
where abs(previous_z) >= $z
    -- A price that stands still while its sector moves is no wrong print.
    and abs(previous_r) >= 0.5 * abs(previous_e)
    and abs(previous_e + e) <= $rest * abs(previous_e)
    and coalesce(previous_relative_volume, 1) < $volume
