-- family: validity
-- about: One batch carries the same fact twice
select
    vendor,
    any_value({entity}) as entity,
    any_value({date}) as date,
    count(*)::double as value,
    format('{} rows of one batch have the key {}', count(*), concat_ws(', ', {key})) as reason
from received
group by vendor, run_id, {key}
having count(*) > 1
