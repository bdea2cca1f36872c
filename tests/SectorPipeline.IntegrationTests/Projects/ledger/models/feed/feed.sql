-- What the latest delivery holds.
select batch, entry_id, account, booked_on, amount_cents, memo, origin
from {{ ref('entries') }}
where batch = {{ var('batch') }}
