-- family: validity
-- about: A bar whose price moved says that nothing was traded, though the symbol usually is
-- columns: open, close, high, low, volume
with usual as (
    select *, exp(avg(ln(greatest(volume, 1))) over (partition by vendor, symbol order by session rows between 20 preceding and 1 preceding)) as expected
    from latest
)
select
    vendor,
    symbol as entity,
    session as date,
    volume::double as value,
    format('volume is {}, where {:.0f} is usual', coalesce(volume::varchar, 'missing'), expected) as reason
from usual
where coalesce(volume, 0) = 0
    and high > low
    and expected > 0
