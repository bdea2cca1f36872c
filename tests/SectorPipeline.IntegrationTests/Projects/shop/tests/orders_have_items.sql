-- Every order has at least one line.
select orders.order_id
from {{ ref('stg_orders') }} as orders
left join {{ ref('stg_order_items') }} as items on items.order_id = orders.order_id
where items.order_id is null
