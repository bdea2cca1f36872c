select
    order_id,
    count(*) as lines,
    sum(quantity) as pieces,
    sum(line_cents) as total_cents
from {{ ref('stg_order_items') }}
group by order_id
