-- family: consistency
-- about: Assets are not liabilities and equity, nor what minorities own on the sheets beside
-- columns: symbol, statement, period, fiscal_date, item, value
-- param assets = totalAssets: the item of the assets
-- param parts = [totalLiabilities, totalShareholderEquity]: the items that add up to them
-- param tolerance = 0.02: the share of the assets by which they may differ, and by which that may differ from the two sheets before and after
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
),
gaps as (
    select *, (assets - parts) / assets as gap from sheets where assets > 0 and found = len($parts)
),
compared as (
    select
        *,
        lag(gap) over sheet_order as gap_before,
        least(
            abs(gap - lag(gap) over sheet_order),
            abs(gap - lag(gap, 2) over sheet_order),
            abs(gap - lead(gap) over sheet_order),
            abs(gap - lead(gap, 2) over sheet_order)
        ) as change
    from gaps
    window sheet_order as (partition by vendor, symbol, period order by fiscal_date)
)
select
    vendor,
    symbol as entity,
    fiscal_date as date,
    parts - assets as value,
    format('{}: assets {:.0f}, their parts {:.0f}: {:.1f} % apart', period, assets, parts, 100 * gap)
        || case when gap_before is null then '' else format(', {:.1f} % on the sheet before', 100 * gap_before) end as reason
from compared
where abs(gap) > $tolerance
    and coalesce(change, 1) > $tolerance
