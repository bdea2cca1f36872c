-- family: market_sense
-- about: A close stands still for days while the market moves
-- needs: returns
-- param sessions = 5: how many closes in a row must be equal
-- param usual = 0.2: symbols of which a larger share of closes repeats are left alone
-- param age = 20: how many bars a symbol must have before it is judged
with changes as (
    select
        vendor,
        symbol,
        session,
        close,
        sum(case when close = previous_close then 0 else 1 end) over (partition by vendor, symbol order by session) as run,
        avg(case when close = previous_close then 1.0 else 0.0 end) over (partition by vendor, symbol order by session rows between unbounded preceding and $sessions::integer preceding) as repeating,
        age
    from returns
),
runs as (
    select *, row_number() over (partition by vendor, symbol, run order by session) as length
    from changes
)
select
    vendor,
    symbol as entity,
    session as date,
    close as value,
    format('the close is {} for the {}. time in a row', close, length) as reason
from runs
where length = $sessions
    and repeating <= $usual
    and age > $age
