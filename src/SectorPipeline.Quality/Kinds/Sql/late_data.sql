-- family: completeness
-- about: A row came long after the others of its day, although what it is about was known before
-- param hours = 12: how long after most rows of the day a row may come
with first_received as (
    select vendor, {entity} as entity, {date} as date, min(ingested_at) as received_at
    from received
    group by all
),
days as (select vendor, date, median(received_at) as usual from first_received group by all),
known as (select vendor, entity, min(received_at) as since from first_received group by all)
select
    vendor,
    entity,
    date,
    date_diff('minute', days.usual, first_received.received_at) / 60.0 as value,
    format('it came {:.1f} hours after most rows of the day', date_diff('minute', days.usual, first_received.received_at) / 60.0) as reason
from first_received
join days using (vendor, date)
join known using (vendor, entity)
where first_received.received_at > days.usual + to_seconds($hours * 3600)
    and known.since < first_received.received_at
