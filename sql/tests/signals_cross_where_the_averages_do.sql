-- A cross is a bar on which the order of two averages is another than on the bar before.
with ordered as (

    select
        entity_type,
        entity,
        session,
        sma_50_200_cross,
        trend_signal,
        lag(trend_signal) over (partition by entity_type, entity order by bar_number) as trend_before
    from {{ ref('mart_trading_signals') }}

)

select *
from ordered
where (sma_50_200_cross = 0 and trend_signal <> 0 and trend_signal <> trend_before)
    or (sma_50_200_cross <> 0 and (sma_50_200_cross <> trend_signal or trend_before is null or trend_signal = trend_before))
