-- family: validity
-- about: A bar is dated on a day on which the exchange does not trade
select
    latest.vendor,
    latest.{entity} as entity,
    latest.{date} as date,
    null::double as value,
    format('{} is no session', latest.{date}) as reason
from latest
left join calendar on calendar.session = latest.{date}
left join securities on securities.symbol = latest.{entity}
where calendar.session is null
    and coalesce(securities.kind, 'stock') <> 'crypto'
