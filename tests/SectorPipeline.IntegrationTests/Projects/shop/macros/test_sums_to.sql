{% test sums_to(model, column_name, to, field, tolerance=0) %}
with ours as (
    select sum({{ column_name }}) as total from {{ model }}
),

theirs as (
    select sum({{ field }}) as total from {{ to }}
)

select ours.total as ours, theirs.total as theirs
from ours cross join theirs
where abs(ours.total - theirs.total) > {{ tolerance }}
{% endtest %}
