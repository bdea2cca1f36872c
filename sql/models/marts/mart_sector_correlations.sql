{{ config(
    materialized=kept_by_tails(),
    incremental_strategy='replace_tail',
    on_schema_change='fail',
    unique_key=['other_type']
) }}

{% set windows = [60, 252] %}

with
{%- if is_incremental() %}

-- Averages over all sectors stand on every row: what changes one sector changes all rows from its session on.
first_new as (

    select
        min(sessions.session_number) as session_number
    from (
        select session
        from {{ ref('int_sector_returns') }}
        where load_number > {{ known_load() }}

        union all

        select session
        from {{ ref('int_market') }}
        where load_number > {{ known_load() }}
    ) as changed
    inner join {{ ref('int_sessions') }} as sessions
        on sessions.session = changed.session

),
{%- endif %}

sessions as (

    select
        session,
        session_number,
        {%- if is_incremental() %}
        session_number >= (select session_number from first_new) as is_new
        {%- else %}
        true as is_new
        {%- endif %}
    from {{ ref('int_sessions') }}
    {%- if is_incremental() %}
    where session_number > (select session_number from first_new) - {{ windows | max }}
    {%- endif %}

),

series as (

    select
        sessions.session,
        sessions.session_number,
        sessions.is_new,
        cast('sector' as varchar(16)) as entity_type,
        returns.sector as entity,
        returns.return_1d,
        returns.load_number
    from {{ ref('int_sector_returns') }} as returns
    inner join sessions
        on sessions.session = returns.session

    union all

    select
        sessions.session,
        sessions.session_number,
        sessions.is_new,
        cast('market' as varchar(16)) as entity_type,
        market.market as entity,
        market.return_1d,
        market.load_number
    from {{ ref('int_market') }} as market
    inner join sessions
        on sessions.session = market.session
    where market.return_1d is not null

),

sums as (

    select
        *,
        {%- for n in windows %}
        -- A return on each of the last {{ n }} sessions: {{ n - 1 }} rows earlier lies so many sessions earlier.
        session_number - {{ lagged('session_number', n - 1, 'entity', 'session_number') }} = {{ n - 1 }} as is_full_{{ n }},
        {{ exact_sum('return_1d', trailing('entity', 'session_number', n)) }} as sum_{{ n }},
        {{ exact_sum('return_1d * return_1d', trailing('entity', 'session_number', n)) }} as squares_{{ n }}{{ "," if not loop.last }}
        {%- endfor %}
    from series

),

variances as (

    select
        *,
        {%- for n in windows %}
        case when is_full_{{ n }} then {{ variance_of_sums(n, 'squares_' ~ n, 'sum_' ~ n) }} end as variance_{{ n }}{{ "," if not loop.last }}
        {%- endfor %}
    from sums

),

products as (

    select
        one.session,
        one.is_new,
        one.entity as sector,
        other.entity as other,
        other.entity_type as other_type,
        {%- for n in windows %}
        one.variance_{{ n }},
        other.variance_{{ n }} as other_variance_{{ n }},
        one.sum_{{ n }},
        other.sum_{{ n }} as other_sum_{{ n }},
        {{ exact_sum('one.return_1d * other.return_1d', trailing('one.entity, other.entity', 'one.session_number', n)) }} as products_{{ n }},
        {%- endfor %}
        case when other.load_number > one.load_number then other.load_number else one.load_number end as load_number
    from variances as one
    inner join variances as other
        on other.session_number = one.session_number
        and (one.entity < other.entity or other.entity_type = 'market')
    where one.entity_type = 'sector'

),

covariances as (

    select
        session,
        sector,
        other,
        other_type,
        {%- for n in windows %}
        variance_{{ n }},
        other_variance_{{ n }},
        case when variance_{{ n }} is not null and other_variance_{{ n }} is not null
            then {{ covariance_of_sums(n, 'products_' ~ n, 'sum_' ~ n, 'other_sum_' ~ n) }}
        end as covariance_{{ n }},
        {%- endfor %}
        load_number
    from products
    where is_new

),

correlations as (

    select
        session,
        sector,
        other,
        other_type,
        {%- for n in windows %}
        covariance_{{ n }},
        {{ correlation('covariance_' ~ n, 'variance_' ~ n, 'other_variance_' ~ n) }} as corr_{{ n }},
        {%- endfor %}
        load_number
    from covariances

),

matrix as (

    select *
    from correlations

    union all

    select
        session,
        other as sector,
        sector as other,
        other_type,
        {%- for n in windows %}
        covariance_{{ n }},
        corr_{{ n }},
        {%- endfor %}
        load_number
    from correlations
    where other_type = 'sector'

    union all

    select
        session,
        entity as sector,
        entity as other,
        entity_type as other_type,
        {%- for n in windows %}
        variance_{{ n }} as covariance_{{ n }},
        case when variance_{{ n }} is not null then cast(1 as double precision) end as corr_{{ n }},
        {%- endfor %}
        load_number
    from variances
    where entity_type = 'sector'
        and is_new

),

averages as (

    select
        session,
        sector,
        {%- for n in windows %}
        {{ exact_avg('case when other <> sector then corr_' ~ n ~ ' end') }} as average_corr_{{ n }}{{ "," if not loop.last }}
        {%- endfor %}
    from matrix
    where other_type = 'sector'
    group by session, sector

),

mixes as (

    select
        session,
        {%- for n in windows %}
        cast(sum(case when other = sector and covariance_{{ n }} is not null then 1 else 0 end) as integer) as sectors_{{ n }},
        {{ exact_sum('case when other = sector then sqrt(covariance_' ~ n ~ ') end') }} as deviations_{{ n }},
        {{ exact_sum('covariance_' ~ n) }} as mix_{{ n }},
        {%- endfor %}
        cast(sum(case when other = sector then 1 else 0 end) as integer) as sectors,
        max(load_number) as load_number
    from matrix
    where other_type = 'sector'
    group by session

)

select
    matrix.session,
    matrix.sector,
    matrix.other,
    matrix.other_type,
    {%- for n in windows %}
    matrix.corr_{{ n }} as corr_{{ n }}d,
    {%- endfor %}
    {%- for n in windows %}
    averages.average_corr_{{ n }} as average_corr_{{ n }}d,
    {%- endfor %}
    {%- for n in windows %}
    mixes.sectors_{{ n }} as sectors_{{ n }}d,
    {%- endfor %}
    {%- for n in windows %}
    -- Mean deviation over that of the mix: both sums lack the same division by the number of sectors.
    case when mixes.sectors_{{ n }} > 1 and mixes.mix_{{ n }} > 1e-10 * mixes.deviations_{{ n }} * mixes.deviations_{{ n }}
        then mixes.deviations_{{ n }} / sqrt(mixes.mix_{{ n }})
    end as diversification_ratio_{{ n }}d,
    {%- endfor %}
    cast(mixes.sectors_{{ windows | last }} as double precision) / nullif(mixes.sectors, 0) as coverage,
    {{ made_of('mixes.load_number') }}
from matrix
inner join mixes
    on mixes.session = matrix.session
inner join averages
    on averages.session = matrix.session
    and averages.sector = matrix.sector
