{{
    config(
        incremental_strategy='merge',
        unique_key=['account', 'booked_on']
    )
}}

select batch, entry_id, account, booked_on, amount_cents, memo, origin
from {{ ref('feed') }}
