{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    on_schema_change='fail',
    unique_key=['entity_type', 'entity'],
    whole_having="min(bar_number) = 1 or (entity_type = 'sector' and min(bar_number) = 2)"
) }}

-- depends_on: {{ ref('int_market') }}

{% set series = 'entity_type, entity' %}
{% set month = trailing(series, 'bar_number', 30) %}
{% set quarter = trailing(series, 'bar_number', 60) %}
{% set year = trailing(series, 'bar_number', 252) %}
{% set sums = {
    'return_sum': 'return_1d',
    'return_squares': 'return_1d * return_1d',
    'market_sum': 'market_return',
    'market_squares': 'market_return * market_return',
    'products': 'return_1d * market_return',
    'excess_sum': 'excess',
    'excess_squares': 'excess * excess',
    'market_excess_sum': 'market_excess',
    'market_excess_squares': 'market_excess * market_excess',
    'excess_products': 'excess * market_excess',
    'active_squares': 'active * active',
    'shortfall_squares': squared_shortfall('excess'),
} %}
{% set quarter_sums = ['return_sum', 'return_squares', 'market_sum', 'market_squares', 'products'] %}
{% set so_far = to_date(series, 'bar_number') %}

with bars as (

    {{ entity_bars_to_build(253) }}

),

returns as (

    select
        entity_type,
        entity,
        session,
        bar_number,
        return_1d,
        log_return,
        ln(1 + market_return) as market_log_return,
        market_return,
        risk_free,
        return_1d - risk_free as excess,
        market_return - risk_free as market_excess,
        return_1d - market_return as active,
        load_number,
        is_new
    from bars

),

tails as (

    {{ with_tail_of_252('returns', 'return_1d', ['entity_type', 'entity'], 'bar_number') }}

),

windows as (

    select
        *,
        -- Figures against the market or the rate need one on each day of their window.
        count(active) over {{ month }} as active_returns_30,
        count(active) over {{ quarter }} as active_returns_60,
        count(active) over {{ year }} as active_returns,
        count(excess) over {{ year }} as excess_returns,
        stddev_samp(log_return) over {{ month }} as deviation_30,
        stddev_samp(market_log_return) over {{ month }} as market_deviation_30,
        {%- for name, value in sums.items() %}
        sum({{ value }}) over {{ year }} as {{ name }},
        {%- endfor %}
        {%- for name in quarter_sums %}
        sum({{ sums[name] }}) over {{ quarter }} as {{ name }}_60,
        {%- endfor %}
        {{ sum_of_tail(3, so_far) }} as sum_of_3,
        {{ sum_of_tail(13, so_far) }} as sum_of_13
    from tails

),

variances as (

    select
        windows.*,
        bar_number > 252 as has_year,
        active_returns_30 = 30 as has_market_month,
        active_returns_60 = 60 as has_market_quarter,
        active_returns = 252 as has_market_year,
        excess_returns = 252 as has_rate_year,
        active_returns = 252 and excess_returns = 252 as has_whole_year,
        return_sum / 252 as mean,
        excess_sum / 252 as excess_mean,
        market_excess_sum / 252 as market_excess_mean,
        (return_sum - market_sum) / 252 as active_mean,
        shortfall_squares / 252 as squared_shortfall,
        {{ variance_of_sums(252, 'return_squares', 'return_sum') }} as variance,
        {{ variance_of_sums(252, 'market_squares', 'market_sum') }} as market_variance,
        {{ variance_of_sums(252, 'excess_squares', 'excess_sum') }} as excess_variance,
        {{ variance_of_sums(252, 'market_excess_squares', 'market_excess_sum') }} as market_excess_variance,
        {{ variance_of_sums(252, 'active_squares', '(return_sum - market_sum)') }} as active_variance,
        {{ covariance_of_sums(252, 'products', 'return_sum', 'market_sum') }} as market_covariance,
        {{ covariance_of_sums(252, 'excess_products', 'excess_sum', 'market_excess_sum') }} as excess_covariance,
        {{ variance_of_sums(60, 'return_squares_60', 'return_sum_60') }} as variance_60,
        {{ variance_of_sums(60, 'market_squares_60', 'market_sum_60') }} as market_variance_60,
        {{ covariance_of_sums(60, 'products_60', 'return_sum_60', 'market_sum_60') }} as market_covariance_60
    from windows
    where is_new

),

ready as (

    select
        *,
        {{ beta('market_covariance', 'market_variance') }} as beta,
        {{ beta('excess_covariance', 'market_excess_variance') }} as beta_excess
    from variances

),

to_date as (

    select
        *,
        bar_number - 1 as returns
    from {{ ref('int_risk_to_date') }}
    where (entity_type = 'symbol' or bar_number > 1)
        and {{ from_first_session_of('ready') }}

),

moments as (

    select
        *,
        return_sum / nullif(returns, 0) as return_mean,
        {{ variance_of_sums('returns', 'return_squares', 'return_sum') }} as return_variance,
        {{ variance_of_sums('returns', 'log_squares', 'ln(growth)') }} as log_variance,
        excess_sum / nullif(excess_returns, 0) as excess_mean,
        {{ variance_of_sums('excess_returns', 'excess_squares', 'excess_sum') }} as excess_variance,
        shortfall_squares / nullif(excess_returns, 0) as squared_shortfall,
        market_sum / nullif(excess_returns, 0) as market_mean,
        {{ variance_of_sums('excess_returns', 'market_squares', 'market_sum') }} as market_variance,
        {{ covariance_of_sums('excess_returns', 'products', 'excess_sum', 'market_sum') }} as covariance
    from to_date

),

since as (

    select
        *,
        returns >= 252 as has_year,
        excess_returns >= 252 as has_excess_year,
        case when excess_variance + market_variance - 2 * covariance > 1e-10 * excess_variance
            then sqrt(excess_variance + market_variance - 2 * covariance)
        end as active_deviation,
        {{ beta('covariance', 'market_variance') }} as beta
    from moments

)

select
    ready.entity_type,
    ready.entity,
    ready.session,
    ready.bar_number,
    cast(ready.bar_number - 1 as integer) as returns_available,
    case when ready.bar_number > 30 then {{ annualised_deviation('ready.deviation_30') }} end as volatility_30d,
    case when ready.bar_number > 30
        then sqrt({{ var('sessions_per_year') }} * since.smoothed_squares * 0.06 / (1 - power(cast(0.94 as double precision), least(since.returns, 2000))))
    end as volatility_ewma,
    case when ready.has_market_month
        then ready.deviation_30 / ({{ nonzero('ready.market_deviation_30') }})
    end as relative_volatility,
    clustering.arch_lm_252d,
    {{ chi_squared_4_tail('clustering.arch_lm_252d') }} as arch_lm_p_252d,
    clustering.squared_return_autocorrelation_252d,
    case when ready.has_rate_year then {{ downside_deviation('ready.squared_shortfall') }} end as downside_deviation_252d,
    case when ready.has_rate_year then {{ reward_to_deviation('ready.excess_mean', 'sqrt(ready.excess_variance)') }} end as sharpe_252d,
    case when ready.has_rate_year then {{ sortino_ratio('ready.excess_mean', 'ready.squared_shortfall') }} end as sortino_252d,
    {{ calmar_ratio('drawdowns.growth_252d', var('sessions_per_year'), 'drawdowns.max_drawdown_252_returns') }} as calmar_252d,
    case when ready.has_market_year then {{ reward_to_deviation('ready.active_mean', 'sqrt(ready.active_variance)') }} end as information_ratio_252d,
    case when ready.has_market_year then ready.beta end as beta_252d,
    case when ready.has_whole_year then {{ annual_alpha('ready.excess_mean', 'ready.beta', 'ready.market_excess_mean') }} end as alpha_annual_252d,
    case when ready.has_whole_year then ready.beta_excess end as beta_excess_252d,
    case when ready.has_whole_year then {{ annual_alpha('ready.excess_mean', 'ready.beta_excess', 'ready.market_excess_mean') }} end as alpha_excess_annual_252d,
    case when ready.has_market_quarter
        then {{ correlation('ready.market_covariance_60', 'ready.variance_60', 'ready.market_variance_60') }}
    end as corr_60d,
    case when ready.has_market_year
        then {{ correlation('ready.market_covariance', 'ready.variance', 'ready.market_variance') }}
    end as corr_252d,
    {%- for level in [95, 99] %}
    case when ready.has_year then {{ historical_value_at_risk(level) | replace('smallest_', 'ready.smallest_') }} end as var{{ level }}_historical,
    case when ready.has_year then {{ normal_value_at_risk('ready.mean', 'sqrt(ready.variance)', level) }} end as var{{ level }}_normal,
    case when ready.has_year then {{ historical_expected_shortfall(level) | replace('sum_of_', 'ready.sum_of_') }} end as es{{ level }}_historical,
    {%- endfor %}
    since.current_drawdown as current_drawdown,
    cast(ready.bar_number - since.peak_bar as integer) as drawdown_length,
    since.max_drawdown,
    drawdowns.drawdown_252d,
    drawdowns.drawdown_length_252d,
    drawdowns.max_drawdown_252_returns,
    drawdowns.max_drawdown_252_closes,
    case when since.has_year then {{ annualised_deviation('sqrt(since.log_variance)') }} end as volatility_all,
    case when since.has_excess_year then {{ reward_to_deviation('since.excess_mean', 'sqrt(since.excess_variance)') }} end as sharpe_all,
    case when since.has_excess_year then {{ sortino_ratio('since.excess_mean', 'since.squared_shortfall') }} end as sortino_all,
    case when since.has_year then {{ calmar_ratio('since.growth', 'since.returns', 'since.max_drawdown') }} end as calmar_all,
    case when since.has_excess_year
        then {{ reward_to_deviation('(since.excess_mean - since.market_mean)', 'since.active_deviation') }}
    end as information_ratio_all,
    case when since.has_excess_year then since.beta end as beta_excess_all,
    case when since.has_excess_year then {{ annual_alpha('since.excess_mean', 'since.beta', 'since.market_mean') }} end as alpha_excess_annual_all,
    {%- for level in [95, 99] %}
    case when since.has_year then {{ normal_value_at_risk('since.return_mean', 'sqrt(since.return_variance)', level) }} end as var{{ level }}_normal_all,
    {%- endfor %}
    cast(least(ready.bar_number - 1, 252) as double precision) / 252 as coverage,
    {{ made_of('ready.load_number') }}
from ready
inner join since
    on since.entity_type = ready.entity_type
    and since.entity = ready.entity
    and since.bar_number = ready.bar_number
inner join {{ ref('int_drawdowns') }} as drawdowns
    on drawdowns.entity_type = ready.entity_type
    and drawdowns.entity = ready.entity
    and drawdowns.bar_number = ready.bar_number
    and {{ from_first_session_of('ready', 'drawdowns.session') }}
inner join {{ ref('int_volatility_clustering') }} as clustering
    on clustering.entity_type = ready.entity_type
    and clustering.entity = ready.entity
    and clustering.bar_number = ready.bar_number
    and {{ from_first_session_of('ready', 'clustering.session') }}
