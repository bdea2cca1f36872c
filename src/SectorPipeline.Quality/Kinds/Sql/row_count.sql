-- family: freshness
-- about: A day has far fewer or far more rows than the same weekday usually has
-- param least = 0.8: the smallest share of the usual number
-- param most = 1.25: the largest share of the usual number
-- param weeks = 8: how many weeks before the day make the usual number
with days as (select vendor, {date} as date, count(*) as rows_of_day from latest group by all),
usual as (
    select
        *,
        median(rows_of_day) over before as expected,
        count(*) over before as weeks
    from days
    window before as (partition by vendor, isodow(date) order by date range between to_days(7 * $weeks::integer) preceding and to_days(1) preceding)
)
select
    vendor,
    null::varchar as entity,
    date,
    rows_of_day::double as value,
    format('{} rows, where the same weekday has {:.0f}', rows_of_day, expected) as reason
from usual
where weeks >= least(4, $weeks)
    and (rows_of_day < $least * expected or rows_of_day > $most * expected)
