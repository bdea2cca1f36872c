select *
from {{ ref('int_sessions') }}
where base_1m >= session_number
    or base_3m > base_1m
    or base_1y > base_3m
    or base_1y > base_ytd
    or base_ytd >= session_number
