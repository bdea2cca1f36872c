{{ config(incremental_strategy='append') }}

select batch, entry_id, amount_cents, memo
from {{ ref('feed_so_far') }}
{% if is_incremental() %}
where batch > (select coalesce(max(batch), 0) from {{ this }})
{% endif %}
