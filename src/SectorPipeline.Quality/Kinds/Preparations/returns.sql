-- param as_traded_vendors = []: vendors whose closes are as traded; those of others are adjusted for later splits
-- Returns of a session from close, split and dividend; against sector and market; in robust standard deviations of the six
-- months before; and the volume against what is usual, after what all symbols have in common.
create or replace temp table priced as
select
    latest.vendor,
    latest.symbol,
    latest.session,
    calendar.number,
    securities.kind,
    securities.sector,
    securities.market_cap,
    latest.close,
    latest.adjusted_close,
    latest.volume,
    coalesce(latest.dividend, 0) + coalesce(latest.capital_gain, 0) as dividend,
    coalesce(latest.split_factor, 1) as split_factor,
    case when list_contains($as_traded_vendors, latest.vendor) then coalesce(latest.split_factor, 1) else 1 end as factor,
    row_number() over history as age,
    lag(latest.close) over history as previous_close,
    lag(latest.close, 2) over history as close_before_previous,
    lag(latest.adjusted_close) over history as previous_adjusted_close,
    lag(latest.session) over history as previous_session,
    lag(calendar.number) over history as previous_number,
    exp(avg(ln(greatest(latest.volume, 1))) over (history rows between 20 preceding and 1 preceding)) as usual_volume
from latest
join calendar on calendar.session = latest.session
left join securities on securities.symbol = latest.symbol
where latest.close > 0
    and not isinf(latest.close)
window history as (partition by latest.vendor, latest.symbol order by latest.session);

create or replace temp table moves as
with all_returns as (
    select
        *,
        case when previous_close > 0 then ln((close * factor + dividend) / previous_close) end as r,
        ln(adjusted_close / previous_adjusted_close) as adjusted_return,
        case when previous_close > dividend then ln(close * factor / (previous_close - dividend)) end as factor_return,
        volume / nullif(usual_volume, 0) as volume_ratio
    from priced
),
market as (
    select vendor, session, median(r) as r, median(volume_ratio) as volume_ratio
    from all_returns
    where coalesce(kind, 'stock') = 'stock'
    group by all
),
sectors as (
    select vendor, session, sector, median(r) as r
    from all_returns
    where kind = 'stock'
    group by all
    having count(r) >= 5
)
select
    all_returns.*,
    all_returns.r - coalesce(sectors.r, market.r) as e,
    all_returns.volume_ratio / nullif(market.volume_ratio, 0) as relative_volume
from all_returns
left join market on market.vendor = all_returns.vendor and market.session = all_returns.session
left join sectors
    on sectors.vendor = all_returns.vendor
    and sectors.session = all_returns.session
    and sectors.sector = all_returns.sector;

create or replace temp table scales as
with trained as (
    select moves.vendor, moves.symbol, moves.e, date_trunc('month', moves.session) + to_months(k::integer) as month
    from moves, (select unnest(range(1, 7)) as k)
    where moves.e is not null
        and not exists (
            select 1 from excluded
            where (excluded.entity is null or excluded.entity = moves.symbol)
                and moves.session between excluded.first and excluded.last
        )
)
select vendor, symbol, month, median(e) as center, 1.4826 * mad(e) as scale, count(*) as n
from trained
group by all;

create or replace temp table returns as
with usual as (
    select vendor, month, median(scale) as scale from scales where n >= 40 group by all
),
scaled as (
    select
        moves.*,
        case
            when scales.n >= 40 then (e - center) / greatest(scales.scale, 0.5 * usual.scale, 5e-4)
            else e / greatest(2 * usual.scale, 5e-4)
        end as own_z,
        scales.n >= 40 or usual.scale is not null as is_scaled
    from moves
    left join usual on usual.vendor = moves.vendor and usual.month = date_trunc('month', moves.session)
    left join scales
        on scales.vendor = moves.vendor
        and scales.symbol = moves.symbol
        and scales.month = date_trunc('month', moves.session)
),
days as (
    select vendor, session, case when count(own_z) >= 10 then greatest(1, 1.4826 * mad(own_z)) end as turbulence
    from scaled
    where coalesce(kind, 'stock') = 'stock'
    group by all
),
judged as (
    -- Of a few symbols whose past is still short, nobody knows what is usual.
    select scaled.*, own_z / coalesce(days.turbulence, case when is_scaled then 1 end) as z
    from scaled
    left join days using (vendor, session)
)
select
    *,
    lag(e) over history as previous_e,
    lag(z) over history as previous_z,
    lag(r) over history as previous_r,
    lag(relative_volume) over history as previous_relative_volume
from judged
where previous_number is null or number - previous_number <= 5
window history as (partition by vendor, symbol order by session)
