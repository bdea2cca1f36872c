-- family: freshness
-- about: The newest row is too old
-- param sessions = 0: how many sessions the newest row may be behind the session that is checked
-- param days = 0: how many days more it may be behind
-- param vendors = any: any, when one vendor that is fresh is enough, or each
with vendors as (select vendor, max({date}) as last from latest where {date} <= $until::date group by vendor),
newest as (
    select vendor, last from vendors where $vendors = 'each'
    union all
    select null, max(last) from vendors where $vendors <> 'each'
),
ages as (
    select vendor, last, (select count(*) from calendar where (last is null or session > last + $days::integer) and session <= $until::date) as behind
    from newest
)
select
    vendor,
    null::varchar as entity,
    $until::date as date,
    behind::double as value,
    case
        when last is null then 'there is no row of the days that are looked at'
        else format('the newest row is of {}, {} sessions behind what may be expected', last, behind)
    end as reason
from ages
where behind > $sessions
