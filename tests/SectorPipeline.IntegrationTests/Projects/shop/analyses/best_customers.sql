select full_name, sold_cents
from {{ ref('dim_customers') }}
order by sold_cents desc
limit {{ var('how_many', 3) }}
