-- family: completeness
-- about: A value is missing that every row must have
-- param columns = []: the columns that must not be null
select
    vendor,
    entity,
    date,
    null::double as value,
    format('{} is null', column_name) as reason
from (
    unpivot (select vendor, {entity} as entity, {date} as date, {null_flags} from latest)
    on {columns} into name column_name value is_null
)
where is_null
