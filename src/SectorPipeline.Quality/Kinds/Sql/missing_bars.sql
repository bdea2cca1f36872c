-- family: completeness
-- about: A symbol has no bar of a session on which it was listed
-- param most = 0.8: from this share of symbols on, a session without them is one hole and not one for each symbol
with held as (
    select vendor, symbol, session from latest
),
spans as (
    select vendor, symbol, min(session) as first from held group by all
),
expected_symbols as (
    select
        asked.vendor,
        asked.entity as symbol,
        greatest(coalesce(spans.first, $until::date), coalesce(listings.ipo_date, '0001-01-01'::date)) as first,
        listings.delisting_date,
        asked.through,
        asked.no_data,
        asked.gaps
    from asked
    join securities on securities.symbol = asked.entity and securities.kind <> 'crypto'
    left join spans on spans.vendor = asked.vendor and spans.symbol = asked.entity
    left join listings on listings.symbol = asked.entity
),
holes as (
    select expected_symbols.*, calendar.session
    from expected_symbols
    join calendar
        on calendar.session >= greatest(expected_symbols.first, $since::date)
        and calendar.session <= $until::date
    anti join held
        on held.vendor = expected_symbols.vendor
        and held.symbol = expected_symbols.symbol
        and held.session = calendar.session
),
days as (
    select vendor, session, count(*) as missing, (select count(*) from expected_symbols x where x.vendor = holes.vendor and x.first <= holes.session) as members
    from holes
    where delisting_date is null or session <= delisting_date
    group by vendor, session
),
told as (
    select
        holes.vendor,
        holes.symbol as entity,
        holes.session as date,
        null::double as value,
        case
            when delisting_date < holes.session then format('delisted on {}', delisting_date)
            when no_data is not null then format('no data: {}', no_data)
            when holes.session > through then 'throttled: the vendor was not asked for it, for want of calls or time'
            when list_contains(gaps, holes.session) then 'vendor fault: it was asked for more than once and never sent'
            else 'vendor fault: the vendor was asked and did not send it'
        end as reason,
        coalesce(delisting_date < holes.session, false) as explained,
        days.missing >= $most * days.members and days.members > 1 as is_whole_day
    from holes
    left join days using (vendor, session)
)
select vendor, entity, date, value, reason, explained
from told
where not coalesce(is_whole_day, false)
union all
select
    vendor,
    null,
    session,
    missing::double,
    format('{} of {} symbols have no bar: a holiday that the calendar does not know, or a fault of the vendor', missing, members),
    false
from days
where missing >= $most * members and members > 1
