select
    returns.entity as symbol,
    companies.sector,
    returns.session,
    returns.level as adjusted_close,
    returns.return_1d,
    returns.cumulative_return,
    {%- for horizon in var('return_horizons') %}
    returns.return_{{ horizon }}{{ "," if not loop.last }}
    {%- endfor %}
from {{ ref('int_period_returns') }} as returns
left join {{ ref('stg_sector_data') }} as companies
    on companies.symbol = returns.entity
where returns.entity_type = 'symbol'
