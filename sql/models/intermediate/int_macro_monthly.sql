{%- set indicators = var('macro_indicators') -%}
{%- set series = {} -%}
{%- for indicator in indicators.values() -%}
    {%- for id in [indicator.series, indicator.minus] if id -%}
        {%- set lag = 13 if indicator.transformation == 'year_on_year' else 1 -%}
        {%- do series.update({id: {'frequency': indicator.frequency, 'longest_lag': [lag, series.get(id, {}).get('longest_lag', 0)] | max}}) -%}
    {%- endfor -%}
{%- endfor -%}

with series as (
    {% for id, traits in series.items() %}
    {{ 'union all' if not loop.first }}
    select
        cast('{{ id }}' as varchar(32)) as series_id,
        cast('{{ traits.frequency }}' as varchar(8)) as frequency,
        {{ traits.longest_lag }} as longest_lag
    {% endfor %}
),

-- A month needs itself and the one before, and for its rate over a year the same two a year before.
lags as (
    {% for lag in [0, 1, 12, 13] %}
    {{ 'union all' if not loop.first }}
    select {{ lag }} as lag
    {% endfor %}
),

vintages as (

    select
        vintages.series_id,
        series.frequency,
        vintages.observation_date,
        {{ first_of_month('vintages.observation_date') }} as month,
        {{ month_number('vintages.observation_date') }} as month_number,
        vintages.value,
        vintages.realtime_start
    from {{ ref('stg_macro_vintages') }} as vintages
    inner join series
        on series.series_id = vintages.series_id

),

-- A month of a daily series is over for whoever knows an observation of its last weekday or of a later day, be it that there is no value.
signs_of_the_end as (

    select
        series_id,
        frequency,
        case
            when frequency = 'monthly' or observation_date >= {{ last_weekday_of_month('observation_date') }} then month
            else {{ first_of_month('month - 1') }}
        end as month,
        realtime_start
    from vintages
    where frequency = 'daily'
        or value is not null

    union all

    select distinct
        series_id,
        frequency,
        month,
        cast(null as date) as realtime_start
    from vintages

),

ends as (

    select
        series_id,
        frequency,
        month,
        min(realtime_start) as known_on
    from signs_of_the_end
    group by series_id, frequency, month

),

months as (

    select
        series_id,
        month,
        case
            when frequency = 'monthly' then known_on
            else min(known_on) over (partition by series_id order by month rows between current row and unbounded following)
        end as known_on
    from ends

),

known_months as (

    select
        series_id,
        month,
        {{ month_number('month') }} as month_number,
        case when known_on < {{ first_of_next_month('month') }} then {{ first_of_next_month('month') }} - 1 else known_on end as known_from
    from months
    where known_on is not null

),

asked as (

    select
        known_months.series_id,
        known_months.month,
        known_months.known_from,
        lags.lag,
        known_months.month_number - lags.lag as month_number
    from known_months
    inner join series
        on series.series_id = known_months.series_id
    inner join lags
        on lags.lag <= series.longest_lag

),

versions as (

    select
        asked.series_id,
        asked.month,
        asked.known_from,
        asked.lag,
        vintages.observation_date,
        vintages.value,
        row_number() over (
            partition by asked.series_id, asked.month, asked.lag, vintages.observation_date
            order by vintages.realtime_start desc
        ) as recency
    from asked
    inner join vintages
        on vintages.series_id = asked.series_id
        and vintages.month_number = asked.month_number
        and vintages.realtime_start <= asked.known_from

),

observations as (

    select
        series_id,
        month,
        known_from,
        lag,
        value,
        row_number() over (partition by series_id, month, lag order by observation_date desc) as age
    from versions
    where recency = 1
        and value is not null

),

lagged as (

    select
        series_id,
        month,
        known_from,
        lag,
        max(case when age = 1 then value end) as last_value,
        {{ exact_avg('value') }} as mean_value
    from observations
    group by series_id, month, known_from, lag

),

levels as (
    {% for kind in ['last', 'mean'] %}
    {{ 'union all' if not loop.first }}
    select
        series_id,
        cast('{{ kind }}' as varchar(8)) as monthly_value,
        month,
        known_from,
        {%- for lag in [0, 1, 12, 13] %}
        max(case when lag = {{ lag }} then {{ kind }}_value end) as value_{{ lag }}{{ "," if not loop.last }}
        {%- endfor %}
    from lagged
    group by series_id, month, known_from
    {% endfor %}
),

figures as (
    {% for name, indicator in indicators.items() %}
    {{ 'union all' if not loop.first }}
    select
        cast('{{ name }}' as varchar(32)) as indicator,
        levels.monthly_value,
        levels.month,
        {%- if indicator.minus %}
        levels.value_0 - others.value_0 as value,
        levels.value_1 - others.value_1 as previous_value,
        case when others.known_from > levels.known_from then others.known_from else levels.known_from end as known_from
        {%- elif indicator.transformation == 'year_on_year' %}
        100 * (levels.value_0 / nullif(levels.value_12, 0) - 1) as value,
        100 * (levels.value_1 / nullif(levels.value_13, 0) - 1) as previous_value,
        levels.known_from
        {%- else %}
        levels.value_0 as value,
        levels.value_1 as previous_value,
        levels.known_from
        {%- endif %}
    from levels
    {%- if indicator.minus %}
    inner join levels as others
        on others.series_id = '{{ indicator.minus }}'
        and others.monthly_value = levels.monthly_value
        and others.month = levels.month
    {%- endif %}
    where levels.series_id = '{{ indicator.series }}'
    {% endfor %}
)

select
    indicator,
    monthly_value,
    month,
    value,
    previous_value,
    value - previous_value as change,
    known_from
from figures
where value is not null
