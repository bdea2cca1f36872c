{{
    config(
        incremental_strategy='merge',
        unique_key='entry_id',
        merge_exclude_columns=['memo']
    )
}}

select batch, entry_id, account, booked_on, amount_cents, memo, origin
from {{ ref('feed') }}
