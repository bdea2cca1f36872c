-- What can a sector lose in a day, and how often did it lose more than the figure of the evening before said?
with days as (

    select
        risk.entity as sector,
        risk.session,
        sectors.return_1d,
        lag(risk.var95_historical) over (partition by risk.entity order by risk.session) as var95_before,
        lag(risk.var99_historical) over (partition by risk.entity order by risk.session) as var99_before,
        row_number() over (partition by risk.entity order by risk.session desc) as age
    from {{ ref('mart_risk_metrics') }} as risk
    inner join {{ ref('mart_sector_performance') }} as sectors
        on sectors.sector = risk.entity
        and sectors.session = risk.session
    where risk.entity_type = 'sector'

),

exceeded as (

    select
        sector,
        sum(case when -return_1d > var95_before then 1 else 0 end) as days_beyond_var95,
        sum(case when -return_1d > var99_before then 1 else 0 end) as days_beyond_var99
    from days
    where age <= 252
    group by sector

)

select
    risk.entity as sector,
    {{ in_percent('risk.var95_historical', 2) }} as var95_pct,
    {{ in_percent('risk.es95_historical', 2) }} as es95_pct,
    {{ in_percent('risk.var95_normal', 2) }} as var95_normal_pct,
    {{ in_percent('risk.var99_historical', 2) }} as var99_pct,
    {{ in_percent('risk.var99_normal', 2) }} as var99_normal_pct,
    exceeded.days_beyond_var95,
    exceeded.days_beyond_var99
from {{ ref('mart_risk_metrics') }} as risk
inner join exceeded
    on exceeded.sector = risk.entity
where risk.entity_type = 'sector'
    and risk.session = {{ last_session() }}
order by risk.var95_historical desc
