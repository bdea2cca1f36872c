select account, {{ fx.convert('balance_cents', 'EUR') }} as balance
from {{ ref('accounts') }}
