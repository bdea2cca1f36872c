with paid as (
    select order_id, sum(amount_cents) as paid_cents
    from {{ ref('stg_payments') }}
    group by order_id
)

select
    totals.order_id,
    totals.lines,
    totals.pieces,
    totals.total_cents,
    coalesce(paid.paid_cents, 0) as paid_cents
from {{ ref('int_order_totals') }} as totals
left join paid on paid.order_id = totals.order_id
