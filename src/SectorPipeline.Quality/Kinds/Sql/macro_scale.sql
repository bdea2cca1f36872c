-- family: consistency
-- about: A macro value is a power of ten times the one before it
-- columns: series_id, date, value, realtime_start
-- param tolerance = 0.2: how far the value may be from the power of ten, as a share
-- param least = 0.5: values nearer to 0 are left alone, for rates go there
with values_by_date as (
    select vendor, series_id, date, arg_max(value, realtime_start) as value from latest where value is not null group by all
),
steps as (
    select
        *,
        median(value) over (partition by vendor, series_id order by date rows between 5 preceding and 1 preceding) as before,
        abs(ln(abs(value) / abs(median(value) over (partition by vendor, series_id order by date rows between 5 preceding and 1 preceding)))) / ln(10) as power
    from values_by_date
    where value <> 0
)
select
    vendor,
    series_id as entity,
    date,
    value,
    format('{}, where {} was usual', value, before) as reason
from steps
where round(power) >= 1
    and abs(power - round(power)) * ln(10) < $tolerance
    and least(abs(value), abs(before)) >= $least
