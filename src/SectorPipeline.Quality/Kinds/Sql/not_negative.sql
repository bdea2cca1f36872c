-- family: validity
-- about: A value is below 0 that must not be
-- param columns = []: the columns that must not be below 0
select
    vendor,
    entity,
    date,
    amount as value,
    format('{} is {}', column_name, amount) as reason
from (
    unpivot (select vendor, {entity} as entity, {date} as date, {doubles} from latest)
    on {columns} into name column_name value amount
)
where amount < 0 or isinf(amount) or isnan(amount)
