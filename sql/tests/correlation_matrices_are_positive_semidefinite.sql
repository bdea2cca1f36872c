{#-
    Every variance that a mix of sectors could have is 0 or more. A matrix with 1e-9 added to its diagonal has only positive pivots
    in Gaussian elimination just when its least eigenvalue is above -1e-9. Sectors without a correlation count as apart from all.
-#}
{% set sectors = range(1, 12) %}

with places as (

    select
        sector,
        row_number() over (order by gics_code) as place
    from {{ ref('gics_sectors') }}

),

entries as (
    {% for sessions in [60, 252] %}
    {{ 'union all' if not loop.first }}
    select
        matrix.session,
        {{ sessions }} as sessions,
        places.place,
        other_places.place as other_place,
        matrix.corr_{{ sessions }}d as corr
    from {{ ref('mart_sector_correlations') }} as matrix
    inner join places
        on places.sector = matrix.sector
    inner join places as other_places
        on other_places.sector = matrix.other
    where matrix.corr_{{ sessions }}d is not null
        and places.place <= other_places.place
    {% endfor %}
),

step_0 as (

    select
        session,
        sessions
        {%- for i in sectors %}
        {%- for j in range(i, 12) %},
        coalesce(max(case when place = {{ i }} and other_place = {{ j }} then corr end), {{ '1' if i == j else '0' }}){{ ' + 1e-9' if i == j }} as c_{{ i }}_{{ j }}
        {%- endfor %}
        {%- endfor %}
    from entries
    group by session, sessions

),
{% for step in sectors %}
step_{{ step }} as (

    select
        session,
        sessions,
        {{ 'case when least_pivot < c_1_1 then least_pivot else c_1_1 end' | replace('_1_1', '_' ~ step ~ '_' ~ step) if step > 1 else 'c_1_1' }} as least_pivot
        {%- for i in range(step + 1, 12) %}
        {%- for j in range(i, 12) %},
        c_{{ i }}_{{ j }} - c_{{ step }}_{{ i }} * c_{{ step }}_{{ j }} / nullif(c_{{ step }}_{{ step }}, 0) as c_{{ i }}_{{ j }}
        {%- endfor %}
        {%- endfor %}
    from step_{{ step - 1 }}
    {{ computed_on_its_own() }}

){{ "," if not loop.last }}
{% endfor %}
select
    session,
    sessions,
    least_pivot
from step_11
where least_pivot <= 0
    or least_pivot is null
