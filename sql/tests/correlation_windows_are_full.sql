-- A sector with a correlation over n sessions has a return on each of them.
with counted as (

    select
        sectors.sector,
        sessions.session,
        sessions.session_number,
        count(*) over (
            partition by sectors.sector order by sessions.session_number rows between unbounded preceding and current row
        ) as returns
    from {{ ref('mart_sector_performance') }} as sectors
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session = sectors.session

),

spans as (

    select
        later.sector,
        later.session,
        later.returns,
        {%- for sessions in [60, 252] %}
        later.session_number - lag(later.session_number, {{ sessions - 1 }}) over (
            partition by later.sector order by later.session_number
        ) as span_{{ sessions }}{{ "," if not loop.last }}
        {%- endfor %}
    from counted as later

)

select
    matrix.session,
    matrix.sector,
    spans.returns
from {{ ref('mart_sector_correlations') }} as matrix
left join spans
    on spans.sector = matrix.sector
    and spans.session = matrix.session
where matrix.sector = matrix.other
    and (
        spans.sector is null
        {%- for sessions in [60, 252] %}
        or (matrix.corr_{{ sessions }}d is not null and coalesce(spans.span_{{ sessions }}, 0) <> {{ sessions - 1 }})
        {%- endfor %}
    )
