{{ config(alias='orders') }}

select
    orders.order_id,
    orders.customer_id,
    orders.ordered_on,
    orders.status,
    {{ is_sold('orders.status') }} as is_sold,
    cast(paid.lines as integer) as lines,
    cast(paid.pieces as integer) as pieces,
    cast(paid.total_cents as integer) as total_cents,
    cast(paid.paid_cents as integer) as paid_cents,
    {{ cents_to_money('paid.total_cents') }} as total,
    '{{ var("currency") }}' as currency
from {{ ref('stg_orders') }} as orders
join {{ ref('int_orders_paid') }} as paid on paid.order_id = orders.order_id
