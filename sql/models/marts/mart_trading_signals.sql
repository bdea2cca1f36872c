{% set series = 'entity_type, entity' %}

with averages as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        level,
        case
            when bar_number >= 50
                then {{ exact_sum('level', trailing(series, 'session_number', 50)) }} / 50
        end as sma_50,
        case
            when bar_number >= 200
                then {{ exact_sum('level', trailing(series, 'session_number', 200)) }} / 200
        end as sma_200
    from {{ ref('int_entity_levels') }}

)

select
    entity_type,
    entity,
    session,
    level,
    sma_50,
    sma_200,
    case
        when sma_50 > sma_200 then 'BUY'
        when sma_50 < sma_200 then 'SELL'
        else 'HOLD'
    end as signal,
    sma_50 / sma_200 - 1 as score,
    case
        when sma_200 is null
            then 'Too little history: ' || cast(bar_number as varchar(8)) || ' of 200 sessions'
        when sma_50 > sma_200
            then 'SMA 50 is ' || {{ percent_text('sma_50 / sma_200 - 1') }} || ' above SMA 200'
        when sma_50 < sma_200
            then 'SMA 50 is ' || {{ percent_text('1 - sma_50 / sma_200') }} || ' below SMA 200'
        else 'SMA 50 equals SMA 200'
    end as reason
from averages
where entity_type = 'symbol' or bar_number > 1
