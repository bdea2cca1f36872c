select
    exposure.sector,
    exposure.indicator,
    exposure.monthly_value,
    exposure.month,
    exposure.known_from,
    exposure.session,
    exposure.observations,
    exposure.correlation
from {{ ref('mart_macro_exposure') }} as exposure
left join {{ ref('int_sessions') }} as sessions
    on sessions.session = exposure.session
where sessions.session is null
    or exposure.session < exposure.known_from
    or exposure.known_from < {{ first_of_next_month('exposure.month') }} - 1
    or exposure.observations > {{ var('macro_exposure_months') }}
    or (exposure.correlation is not null and coalesce(exposure.observations, 0) <> {{ var('macro_exposure_months') }})
    or (exposure.correlation is null) <> (exposure.correlation_standard_error is null)
    or (exposure.beta is null) <> (exposure.beta_standard_error is null)
    or abs(exposure.correlation) > 1
    or exposure.correlation * exposure.beta < 0
    or exposure.beta_standard_error < 0
