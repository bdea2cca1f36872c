-- Which stocks moved each sector most over the last month? A stock's contribution is its return over the sector's stocks.
with stocks as (

    select
        sector,
        symbol,
        return_1m / count(return_1m) over (partition by sector) as contribution,
        return_1m
    from {{ ref('mart_stock_performance') }}
    where session = {{ last_session() }}
        and sector is not null
        and return_1m is not null

),

ranked as (

    select
        *,
        row_number() over (partition by sector order by contribution desc, symbol) as best,
        row_number() over (partition by sector order by contribution, symbol) as worst
    from stocks

)

select
    ranked.sector,
    {{ in_percent('sectors.return_1m') }} as sector_pct,
    max(case when ranked.best = 1 then ranked.symbol end) as most_up,
    {{ in_percent('max(case when ranked.best = 1 then ranked.return_1m end)') }} as its_return_pct,
    {{ in_percent('max(case when ranked.best = 1 then ranked.contribution end)', 2) }} as its_contribution_pct,
    max(case when ranked.worst = 1 then ranked.symbol end) as most_down,
    {{ in_percent('max(case when ranked.worst = 1 then ranked.return_1m end)') }} as that_return_pct,
    {{ in_percent('max(case when ranked.worst = 1 then ranked.contribution end)', 2) }} as that_contribution_pct
from ranked
inner join {{ ref('mart_sector_performance') }} as sectors
    on sectors.sector = ranked.sector
    and sectors.session = {{ last_session() }}
group by ranked.sector, sectors.return_1m
order by sectors.return_1m desc
