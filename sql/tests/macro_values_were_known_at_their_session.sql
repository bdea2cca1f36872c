select
    series_id,
    session,
    observation_date,
    known_since
from {{ ref('int_macro_by_session') }}
where known_since > session
