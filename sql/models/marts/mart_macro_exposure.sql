{%- set rows = var('macro_exposure_months') -%}
{%- set window = trailing('sector, indicator, monthly_value', 'month', rows) -%}

with sectors as (

    select
        sector,
        min(month) as first_month
    from {{ ref('int_sector_monthly_returns') }}
    group by sector

),

-- Every month of a sector, so that the row before is always the month before.
grid as (

    select
        sectors.sector,
        months.month,
        indicators.indicator,
        indicators.monthly_value
    from (select distinct {{ first_of_month('session') }} as month from {{ ref('int_sessions') }}) as months
    inner join sectors
        on months.month >= sectors.first_month
    cross join (select distinct indicator, monthly_value from {{ ref('int_macro_monthly') }}) as indicators

),

pairs as (

    select
        grid.sector,
        grid.indicator,
        grid.monthly_value,
        grid.month,
        indicators.value as indicator_value,
        case when returns.is_whole and indicators.change is not null then indicators.change end as x,
        case when returns.is_whole and indicators.change is not null then returns.monthly_return end as y,
        case when returns.is_whole and indicators.change is not null then indicators.known_from end as known_from
    from grid
    left join {{ ref('int_sector_monthly_returns') }} as returns
        on returns.sector = grid.sector
        and returns.month = grid.month
    left join {{ ref('int_macro_monthly') }} as indicators
        on indicators.indicator = grid.indicator
        and indicators.monthly_value = grid.monthly_value
        and indicators.month = grid.month

),

windows as (

    select
        *,
        count(x) over {{ window }} as months,
        max(known_from) over {{ window }} as last_known_from,
        {{ exact_sum('x', window) }} as x_sum,
        {{ exact_sum('x * x', window) }} as x_squares,
        {{ exact_sum('y', window) }} as y_sum,
        {{ exact_sum('y * y', window) }} as y_squares,
        {{ exact_sum('x * y', window) }} as products
    from pairs

),

-- A month that became known only after this one was no part of what could be computed.
moments as (

    select
        *,
        case when last_known_from <= known_from then months end as observations,
        x_sum / {{ rows }} as x_mean,
        y_sum / {{ rows }} as y_mean,
        {{ variance_of_sums(rows, 'x_squares', 'x_sum') }} as x_variance,
        {{ variance_of_sums(rows, 'y_squares', 'y_sum') }} as y_variance,
        {{ covariance_of_sums(rows, 'products', 'x_sum', 'y_sum') }} as covariance
    from windows
    where x is not null

),

lines as (

    select
        *,
        {{ correlation('covariance', 'x_variance', 'y_variance') }} as correlation,
        {{ beta('covariance', 'x_variance') }} as beta,
        {{ residual_variance(rows, 'covariance', 'x_variance', 'y_variance') }} as residual_variance
    from moments
    where observations = {{ rows }}

),

-- The first session from which a row could be known; without one there is no row yet.
time_line as (

    select
        session as day,
        session,
        1 as is_session
    from {{ ref('int_sessions') }}

    union all

    select distinct
        known_from as day,
        cast(null as date) as session,
        0 as is_session
    from moments

),

first_sessions as (

    select
        day as known_from,
        is_session,
        min(session) over (order by day, is_session rows between current row and unbounded following) as session
    from time_line

)

select
    moments.sector,
    moments.indicator,
    moments.monthly_value,
    moments.month,
    first_sessions.session,
    moments.known_from,
    moments.y as sector_return,
    moments.indicator_value,
    moments.x as indicator_change,
    cast(moments.observations as integer) as observations,
    lines.correlation,
    {{ correlation_standard_error(rows, 'lines.correlation') }} as correlation_standard_error,
    lines.beta,
    {{ slope_standard_error(rows, 'lines.residual_variance', 'lines.x_variance') }} as beta_standard_error,
    {{ intercept('lines.y_mean', 'lines.beta', 'lines.x_mean') }} as intercept,
    {{ intercept_standard_error(rows, 'lines.residual_variance', 'lines.x_mean', 'lines.x_variance') }} as intercept_standard_error,
    cast(moments.observations as double precision) / {{ rows }} as coverage,
    {{ made_of('load.load_number') }}
from moments
inner join first_sessions
    on first_sessions.known_from = moments.known_from
    and first_sessions.is_session = 0
    and first_sessions.session is not null
left join lines
    on lines.sector = moments.sector
    and lines.indicator = moments.indicator
    and lines.monthly_value = moments.monthly_value
    and lines.month = moments.month
cross join {{ ref('int_load') }} as load
