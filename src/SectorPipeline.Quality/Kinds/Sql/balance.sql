-- family: consistency
-- about: Assets are not liabilities and equity
-- columns: symbol, statement, period, fiscal_date, item, value
-- param assets = totalAssets: the item of the assets
-- param parts = [totalLiabilities, totalShareholderEquity]: the items that add up to them
-- param tolerance = 0.02: the share of the assets by which they may differ, for minority interests
with sheets as (
    select
        vendor,
        symbol,
        period,
        fiscal_date,
        max(value) filter (item = $assets)::double as assets,
        sum(value) filter (list_contains($parts, item))::double as parts,
        count(value) filter (list_contains($parts, item)) as found
    from latest
    group by all
)
select
    vendor,
    symbol as entity,
    fiscal_date as date,
    parts - assets as value,
    format('{}: assets {:.0f}, their parts {:.0f}', period, assets, parts) as reason
from sheets
where assets > 0
    and found = len($parts)
    and abs(parts - assets) > $tolerance * assets
