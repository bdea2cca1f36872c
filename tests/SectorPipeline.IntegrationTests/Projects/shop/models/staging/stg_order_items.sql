select
    order_id,
    line_no,
    sku,
    quantity,
    unit_price,
    cast(quantity * unit_price * 100 as integer) as line_cents
from {{ ref('raw_order_items') }}
