-- family: consistency
-- about: A macro value was revised by far more than the series is revised or moves
-- columns: series_id, date, value, realtime_start
-- param multiple = 10: the multiple of the series' usual change
with vintages as (
    select
        vendor,
        series_id,
        date,
        realtime_start,
        value,
        lag(value) over (partition by vendor, series_id, date order by realtime_start) as before
    from latest
    where value is not null
),
first_values as (
    select vendor, series_id, date, arg_min(value, realtime_start) as value from vintages group by all
),
changes as (
    select vendor, series_id, abs(value - lag(value) over (partition by vendor, series_id order by date)) as change from first_values
),
usual as (select vendor, series_id, quantile_cont(change, 0.9) as change from changes where change > 0 group by all)
select
    vintages.vendor,
    vintages.series_id as entity,
    vintages.date,
    vintages.value - before as value,
    format('{} was revised to {} on {}', before, vintages.value, realtime_start) as reason
from vintages
join usual using (vendor, series_id)
where abs(vintages.value - before) > $multiple * usual.change
