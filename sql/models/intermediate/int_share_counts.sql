-- What a company's market value divided by its comparable close is: its shares, in the same shares as that close.
with snapshots as (

    select
        symbol,
        {%- if var('market_cap_date') is not none %}
        cast('{{ var('market_cap_date') }}' as date) as as_of,
        {%- else %}
        as_of,
        {%- endif %}
        cast(market_cap as double precision) as market_cap,
        load_number,
        row_number() over (
            partition by symbol{{ ', as_of' if var('market_cap_date') is none }}
            order by as_of desc, ingested_at desc, run_id desc, request_id desc
        ) as recency
    from {{ source('raw', 'companies') }}
    where market_cap > 0
        and {{ received_by_as_of('ingested_at') }}

),

latest as (

    select *
    from snapshots
    where recency = 1

),

-- An overview of a day without trading is of the last session before it, if that was within a week.
priced as (

    select
        days.as_of,
        max(sessions.session) as session
    from (select distinct as_of from latest) as days
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session <= days.as_of
        and sessions.session > days.as_of - 7
    group by days.as_of

)

select
    snapshots.symbol,
    snapshots.as_of,
    snapshots.market_cap,
    snapshots.market_cap / bars.comparable_close as shares,
    -- Before a company's first market value its shares are taken to be the same.
    case
        when row_number() over (partition by snapshots.symbol order by snapshots.as_of) = 1 then cast('0001-01-01' as date)
        else snapshots.as_of
    end as valid_from,
    coalesce(
        lead(snapshots.as_of) over (partition by snapshots.symbol order by snapshots.as_of),
        cast('9999-12-31' as date)
    ) as valid_until,
    -- A bar may arrive after the overview.
    case when bars.load_number > snapshots.load_number then bars.load_number else snapshots.load_number end as load_number
from latest as snapshots
inner join priced
    on priced.as_of = snapshots.as_of
inner join {{ ref('int_stock_bars') }} as bars
    on bars.symbol = snapshots.symbol
    and bars.session = priced.session
