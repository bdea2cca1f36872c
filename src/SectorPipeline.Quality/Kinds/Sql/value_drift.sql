-- family: distribution
-- about: All values of a day together are at another level, or spread otherwise, than on the same weekday before
-- param columns = []: the columns to look at, all above 0
-- param level = 4: the factor by which the middle may leave its usual value
-- param spread = 4: the factor by which the spread may leave its usual value
-- param z = 8: how many robust standard deviations it must be away as well
-- param entities = 10: how many symbols or series of the day must have a value and a past
-- param weeks = 12: how many weeks before the day make the usual value
with amounts as (
    unpivot (select vendor, {entity} as entity, {date} as date, {doubles} from latest)
    on {columns} into name column_name value amount
),
against_before as (
    select
        vendor,
        column_name,
        date,
        ln(amount) - median(ln(amount)) over (
            partition by vendor, column_name, entity
            order by date
            rows between 20 preceding and 1 preceding
        ) as departure
    from amounts
    where amount > 0
),
days as (
    select vendor, column_name, date, median(departure) as middle, ln(greatest(mad(departure), 1e-4)) as spread, count(departure) as n
    from against_before
    group by all
),
usual as (
    select
        *,
        median(middle) over before as usual_middle,
        1.4826 * mad(middle) over before as middle_scale,
        median(spread) over before as usual_spread,
        1.4826 * mad(spread) over before as spread_scale,
        count(*) over before as weeks
    from days
    where n >= $entities
    window before as (partition by vendor, column_name, isodow(date) order by date range between to_days(7 * $weeks::integer) preceding and to_days(1) preceding)
)
select
    vendor,
    column_name as entity,
    date,
    exp(middle - usual_middle) as value,
    format('{}: the middle is {:.2f} times and the spread {:.2f} times what the same weekday has', column_name, exp(middle - usual_middle), exp(spread - usual_spread)) as reason
from usual
where weeks >= 4
    and (
        abs(middle - usual_middle) > greatest(ln($level), $z * middle_scale)
        or abs(spread - usual_spread) > greatest(ln($spread), $z * spread_scale)
    )
