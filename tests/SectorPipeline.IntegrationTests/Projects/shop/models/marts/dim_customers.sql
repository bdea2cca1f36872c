{{
    config(
        alias='customers',
        tags=['daily'],
        meta={'contains_pii': true}
    )
}}

with bought as (
    select
        customer_id,
        count(*) as orders,
        min(ordered_on) as first_order_on,
        max(ordered_on) as last_order_on,
        sum(case when is_sold then total_cents else 0 end) as sold_cents
    from {{ ref('fct_orders') }}
    group by customer_id
)

select
    customers.customer_id,
    customers.full_name,
    customers.country,
    cast(coalesce(bought.orders, 0) as integer) as orders,
    bought.first_order_on,
    bought.last_order_on,
    cast(coalesce(bought.sold_cents, 0) as integer) as sold_cents,
    coalesce(bought.orders, 0) >= {{ var('loyal_after') }} as is_loyal,
    customers.note
from {{ ref('stg_customers') }} as customers
left join bought on bought.customer_id = customers.customer_id
