{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    unique_key=['symbol'],
    whole_having='min(bar_number) = 1'
) }}

{% set series = 'symbol' %}

{%- if is_incremental() %}

with arrived as (

    select
        symbol,
        session as changed_from
    from {{ ref('stg_stock_prices') }}
    where load_number > {{ known_load() }}

    union all

    select
        symbol,
        valid_from as changed_from
    from {{ ref('stg_sector_data') }}
    where load_number > {{ known_load() }}

),

changed as (

    select
        symbol,
        min(changed_from) as changed_from
    from arrived
    group by symbol

),

-- Built anew from the last bar that is as it was, which is built once more so that a history may also become shorter.
anchors as (

    select
        bars.symbol,
        max(bars.session) as first_session
    from {{ this }} as bars
    inner join changed
        on changed.symbol = bars.symbol
        and bars.session < changed.changed_from
    group by bars.symbol

),

anchor_bars as (

    select
        bars.symbol,
        bars.session,
        bars.bar_number,
        bars.previous_session,
        bars.previous_level,
        bars.log_split_index,
        bars.first_level
    from {{ this }} as bars
    inner join anchors
        on anchors.symbol = bars.symbol
        and anchors.first_session = bars.session

),

starts as (

    select
        changed.symbol,
        coalesce(anchor_bars.session, cast('0001-01-01' as date)) as session,
        anchor_bars.session as anchor_session,
        anchor_bars.bar_number as anchor_bar_number,
        anchor_bars.previous_session as anchor_previous_session,
        anchor_bars.previous_level as anchor_previous_level,
        anchor_bars.log_split_index as anchor_log_split_index,
        anchor_bars.first_level as anchor_first_level
    from changed
    left join anchor_bars
        on anchor_bars.symbol = changed.symbol

),

bars as (

    select
        prices.*,
        starts.anchor_session,
        starts.anchor_bar_number,
        starts.anchor_previous_session,
        starts.anchor_previous_level,
        starts.anchor_log_split_index,
        starts.anchor_first_level
    from {{ ref('stg_stock_prices') }} as prices
    inner join starts
        on starts.symbol = prices.symbol
        and prices.session >= starts.session
    where {{ from_first_session_of('starts', 'prices.session') }}

),

{%- else %}

with bars as (

    select
        prices.*,
        cast(null as date) as anchor_session,
        cast(null as integer) as anchor_bar_number,
        cast(null as date) as anchor_previous_session,
        cast(null as double precision) as anchor_previous_level,
        cast(null as double precision) as anchor_log_split_index,
        cast(null as double precision) as anchor_first_level
    from {{ ref('stg_stock_prices') }} as prices

),

{%- endif %}

measured as (

    select
        symbol,
        session,
        vendor,
        close,
        adjusted_open,
        adjusted_high,
        adjusted_low,
        adjusted_close as level,
        volume,
        dividend,
        split_factor,
        cast(coalesce(anchor_bar_number - 1, 0) + row_number() over (
            partition by {{ series }} order by session
        ) as integer) as bar_number,
        case
            when session = anchor_session then anchor_previous_session
            else lag(session) over (partition by {{ series }} order by session)
        end as previous_session,
        case
            when session = anchor_session then anchor_previous_level
            else lag(adjusted_close) over (partition by {{ series }} order by session)
        end as previous_level,
        coalesce(
            anchor_first_level,
            first_value(adjusted_close) over {{ to_date(series, 'session') }}
        ) as first_level,
        -- Shares now for one at the first bar, as a logarithm: only splits up to the bar are in it.
        coalesce(anchor_log_split_index, 0) + sum(
            case when session = anchor_session or split_factor is null or split_factor <= 0 then 0 else ln(split_factor) end
        ) over {{ to_date(series, 'session') }} as log_split_index
    from bars

)

select
    measured.symbol,
    sectors.sector,
    measured.session,
    measured.bar_number,
    measured.previous_session,
    measured.level,
    measured.previous_level,
    measured.first_level,
    measured.level / measured.previous_level - 1 as return_1d,
    ln(measured.level / measured.previous_level) as log_return,
    measured.adjusted_open,
    measured.adjusted_high,
    measured.adjusted_low,
    measured.close,
    measured.dividend,
    measured.split_factor,
    -- A close and a volume that compare over the symbol's whole history: in the shares of its first bar where the vendor
    -- sends them as traded, in today's where the vendor takes splits out.
    case
        when measured.vendor in ({{ quoted(var('as_traded_vendors')) }}) then measured.close * exp(measured.log_split_index)
        else measured.close
    end as comparable_close,
    case
        when measured.vendor in ({{ quoted(var('as_traded_vendors')) }}) then measured.volume / exp(measured.log_split_index)
        else measured.volume
    end as comparable_volume,
    measured.log_split_index,
    (select load_number from {{ ref('int_load') }}) as load_number
from measured
left join {{ ref('stg_sector_data') }} as sectors
    on sectors.symbol = measured.symbol
    and measured.session >= sectors.valid_from
    and measured.session < sectors.valid_until
