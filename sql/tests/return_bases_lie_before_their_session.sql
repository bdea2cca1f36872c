-- A longer horizon goes back at least as far; whoever reaches back a year has the year's base too.
select *
from {{ ref('int_sessions') }}
where base_1w >= session_number
    or base_1m > base_1w
    or base_3m > base_1m
    or base_6m > base_3m
    or base_1y > base_6m
    or base_3y > base_1y
    or base_ytd >= session_number
    or base_1y > base_ytd
