select
    id as payment_id,
    order_id,
    method,
    amount_cents,
    {{ cents_to_money('amount_cents') }} as amount,
    paid_on
from {{ source('till', 'payments') }}
