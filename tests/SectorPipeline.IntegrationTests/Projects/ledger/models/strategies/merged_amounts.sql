{{
    config(
        incremental_strategy='merge',
        unique_key='entry_id',
        merge_update_columns=['amount_cents']
    )
}}

select batch, entry_id, account, booked_on, amount_cents, memo, origin
from {{ ref('feed') }}
