with days as (
    {{ dbt.date_spine('day', "cast('2024-02-27' as date)", "cast('2024-03-02' as date)") }}
),

numbers as (
    {{ dbt.generate_series(10) }}
),

wet as (
    select name from {{ ref('animals') }} where name in ('otter', 'eel', 'duck')
    {{ dbt.except() }}
    select name from {{ ref('animals') }} where name = 'eel'
    {{ dbt.intersect() }}
    select name from {{ ref('animals') }}
)

select 'days' as name, cast(count(*) as varchar(20)) as actual, '4' as expected from days
union all
select 'last day', cast(cast(max(date_day) as date) as varchar(20)), '2024-03-01' from days
union all
select 'numbers', cast(sum(generated_number) as varchar(20)), '55' from numbers
union all
select 'set operators', cast(count(*) as varchar(20)), '2' from wet
