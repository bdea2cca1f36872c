select *
from {{ ref('mart_data_coverage') }}
where members_present > members_expected
    or members_late > members_present
    or members_late < 0
    or members_expected < 1
    or abs(coverage * members_expected - members_present) > 1e-9
    or (as_of is null) <> (members_present = 0)
