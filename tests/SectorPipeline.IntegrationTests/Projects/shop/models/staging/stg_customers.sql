select
    id as customer_id,
    full_name,
    email,
    country,
    joined_on,
    newsletter as wants_newsletter,
    note
from {{ ref('raw_customers') }}
