select
    rates.currency,
    '{{ var("home") }}' as home,
    cast(home.per_euro / rates.per_euro as numeric(12, {{ var('scale') }})) as rate
from {{ ref('fx_rates') }} as rates
cross join {{ ref('fx', 'fx_rates') }} as home
where home.currency = '{{ var("home") }}'
