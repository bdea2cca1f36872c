select
    returns.entity as sector,
    returns.session,
    returns.return_1d,
    returns.cumulative_return,
    {%- for horizon in var('return_horizons') %}
    returns.return_{{ horizon }},
    {%- endfor %}
    daily.members,
    cast(
        rank() over (partition by returns.session order by returns.return_1d desc) as integer
    ) as rank
from {{ ref('int_period_returns') }} as returns
inner join {{ ref('int_sector_returns') }} as daily
    on daily.sector = returns.entity
    and daily.session_number = returns.session_number
where returns.entity_type = 'sector'
