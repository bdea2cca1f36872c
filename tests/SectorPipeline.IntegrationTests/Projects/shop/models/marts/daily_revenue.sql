{{ config(tags='daily') }}

select
    ordered_on,
    cast(count(*) as integer) as orders,
    cast(sum(total_cents) as integer) as revenue_cents,
    {{ cents_to_money('sum(total_cents)') }} as revenue
from {{ ref('fct_orders') }}
where is_sold
group by ordered_on
