{{
    config(
        incremental_strategy='merge',
        unique_key='entry_id',
        incremental_predicates=["DBT_INTERNAL_DEST.booked_on >= cast('2024-02-25' as date)"]
    )
}}

select batch, entry_id, account, booked_on, amount_cents, memo, origin
from {{ ref('feed') }}
