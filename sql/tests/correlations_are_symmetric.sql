select
    matrix.session,
    matrix.sector,
    matrix.other,
    matrix.corr_60d,
    transposed.corr_60d as transposed_corr_60d,
    matrix.corr_252d,
    transposed.corr_252d as transposed_corr_252d
from {{ ref('mart_sector_correlations') }} as matrix
left join {{ ref('mart_sector_correlations') }} as transposed
    on transposed.session = matrix.session
    and transposed.sector = matrix.other
    and transposed.other = matrix.sector
where matrix.other_type = 'sector'
    and (
        transposed.session is null
        {%- for sessions in [60, 252] %}
        or coalesce(matrix.corr_{{ sessions }}d, 9) <> coalesce(transposed.corr_{{ sessions }}d, 9)
        {%- endfor %}
    )
