-- {{ model.name }} in {{ target.name }}: one row a product, sold or not
select
    products.sku,
    products.product_name,
    products.category,
    cast(coalesce(sum(case when orders.is_sold then items.quantity end), 0) as integer) as pieces,
    cast(coalesce(sum(case when orders.is_sold then items.line_cents end), 0) as integer) as sold_cents
from {{ ref('corner_shop', 'stg_products') }} as products
left join {{ ref('stg_order_items') }} as items on items.sku = products.sku
left join {{ ref('fct_orders') }} as orders on orders.order_id = items.order_id
group by products.sku, products.product_name, products.category
