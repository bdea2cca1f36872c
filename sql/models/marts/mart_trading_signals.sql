{% set series = 'entity_type, entity' %}
{% set short_window = var('sma_short_sessions') %}
{% set long_window = var('sma_long_sessions') %}

with windows as (

    select
        entity_type,
        entity,
        session,
        level,
        return_1d,
        cast(count(*) over {{ to_date(series, 'session_number') }} as integer) as bars_available,
        {{ exact_avg('level', trailing(series, 'session_number', short_window)) }} as sma_50,
        {{ exact_avg('level', trailing(series, 'session_number', long_window)) }} as sma_200
    from {{ ref('int_entity_levels') }}

),

averages as (

    select
        entity_type,
        entity,
        session,
        level,
        return_1d,
        bars_available,
        case when bars_available >= {{ short_window }} then sma_50 end as sma_50,
        case when bars_available >= {{ long_window }} then sma_200 end as sma_200
    from windows

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
            then 'Too little history: ' || cast(bars_available as varchar(8)) || ' of {{ long_window }} sessions'
        when sma_50 > sma_200
            then 'SMA {{ short_window }} is ' || {{ percent_text('sma_50 / sma_200 - 1') }} || ' above SMA {{ long_window }}'
        when sma_50 < sma_200
            then 'SMA {{ short_window }} is ' || {{ percent_text('1 - sma_50 / sma_200') }} || ' below SMA {{ long_window }}'
        else 'SMA {{ short_window }} equals SMA {{ long_window }}'
    end as reason
from averages
where entity_type = 'symbol' or return_1d is not null
