-- family: distribution
-- about: Nulls are more frequent than they usually are on the same weekday
-- param columns = []: the columns to look at
-- param most = 0.05: how much the share of nulls may rise above its usual value
-- param weeks = 12: how many weeks before the day make the usual value
with flags as (
    unpivot (select vendor, {date} as date, {null_flags} from latest)
    on {columns} into name column_name value is_null
),
days as (select vendor, date, column_name, avg(is_null::integer) as share from flags group by all),
usual as (
    select *, median(share) over before as expected, count(*) over before as weeks
    from days
    window before as (partition by vendor, column_name, isodow(date) order by date range between to_days(7 * $weeks::integer) preceding and to_days(1) preceding)
)
select
    vendor,
    column_name as entity,
    date,
    share as value,
    format('{:.1f} % of {} are null, where the same weekday has {:.1f} %', 100 * share, column_name, 100 * expected) as reason
from usual
where weeks >= 4
    and share > expected + $most
