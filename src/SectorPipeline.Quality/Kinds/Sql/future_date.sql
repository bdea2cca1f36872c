-- family: validity
-- about: A row is about a day after the one on which it was received
select
    vendor,
    {entity} as entity,
    least({date}, $until::date) as date,
    null::double as value,
    format('it is about {} and was received on {}', {date}, ingested_at::date) as reason
from latest
where {date} > ingested_at::date
