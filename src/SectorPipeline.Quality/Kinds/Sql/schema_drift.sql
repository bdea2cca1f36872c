-- family: schema
-- about: A batch has other columns than the one before it, or the vendor sends fields that no column takes
with numbered as (
    select *, dense_rank() over (partition by vendor order by sequence desc) as age
    from batches
),
last_batch as (select * from numbered where age = 1),
batch_before as (select * from numbered where age = 2)
select
    vendor,
    column_name as entity,
    $until::date as date,
    null::double as value,
    case
        when last_batch.column_name is null then format('the column {} of the batch before is missing', column_name)
        when batch_before.column_name is null then format('the column {} ({}) is new', column_name, last_batch.column_type)
        else format('the column {} was {} and is {}', column_name, batch_before.column_type, last_batch.column_type)
    end as reason
from last_batch
full join batch_before using (vendor, column_name)
where last_batch.column_type is distinct from batch_before.column_type
    and vendor in (select vendor from batch_before)
