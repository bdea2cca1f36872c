{{ config(unique_key=['account', 'month']) }}

select
    account,
    cast(date_trunc('month', booked_on) as date) as month,
    cast(sum(amount_cents) as integer) as amount_cents,
    cast(count(*) as integer) as entries
from {{ ref('feed') }}
group by 1, 2
