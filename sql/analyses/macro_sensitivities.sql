-- What do sectors gain or lose when an indicator rises by one point, and which of these figures are more than noise?
-- Of 66 figures without any meaning three or four would have a t of more than 2.
with latest as (

    select
        indicator,
        max(month) as month
    from {{ ref('mart_macro_exposure') }}
    group by indicator

)

select
    exposure.indicator,
    exposure.sector,
    exposure.month,
    {{ in_percent('exposure.beta', 2) }} as return_for_one_point_pct,
    {{ rounded('exposure.beta / nullif(exposure.beta_standard_error, 0)', 1) }} as t,
    {{ rounded('exposure.correlation') }} as correlation,
    {{ rounded('exposure.correlation_standard_error') }} as standard_error,
    exposure.observations
from {{ ref('mart_macro_exposure') }} as exposure
inner join latest
    on latest.indicator = exposure.indicator
    and latest.month = exposure.month
where exposure.monthly_value = 'last'
    and abs(exposure.beta) > 2 * exposure.beta_standard_error
order by exposure.indicator, exposure.beta / nullif(exposure.beta_standard_error, 0)
