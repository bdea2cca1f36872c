-- What was known of the economy when the market fell? --vars '{asked_session: 2018-12-24}' asks for another day.
{% set asked = var('asked_session', '2020-03-16') %}

select
    known.series_id,
    known.observation_date,
    known.value,
    known.known_since,
    known.session - known.observation_date as age_in_days,
    later.value as later_value
from {{ ref('int_macro_by_session') }} as known
left join {{ ref('stg_macro_indicators') }} as later
    on later.series_id = known.series_id
    and later.observation_date = known.observation_date
where known.session = (select max(session) from {{ ref('int_sessions') }} where session <= cast('{{ asked }}' as date))
order by known.series_id
