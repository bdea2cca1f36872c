-- family: validity
-- about: A value is 0 or below that must be above
-- param columns = []: the columns that must be above 0
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
where not (amount > 0) or isinf(amount) or isnan(amount)
