{#- A standard deviation or variance that is no more than rounding counts as none at all: NULL, so that nothing is divided by it. -#}
{% macro nonzero(value, least=1e-12) -%}
    case when {{ value }} > {{ least }} then {{ value }} end
{%- endmacro %}

{% macro annualised_deviation(deviation) -%}
    {{ deviation }} * sqrt({{ var('sessions_per_year') }})
{%- endmacro %}

{#- Sharpe and information ratio of a mean and a deviation a day; a year of `periods`. -#}
{% macro reward_to_deviation(mean, deviation, periods=var('sessions_per_year')) -%}
    {{ mean }} / ({{ nonzero(deviation) }}) * sqrt({{ periods }})
{%- endmacro %}

{#- The square of what a return falls short of 0: the mean of it is the squared downside deviation. -#}
{% macro squared_shortfall(value) -%}
    case when {{ value }} < 0 then ({{ value }}) * ({{ value }}) when {{ value }} >= 0 then 0 end
{%- endmacro %}

{% macro downside_deviation(mean_squared_shortfall) -%}
    sqrt({{ mean_squared_shortfall }} * {{ var('sessions_per_year') }})
{%- endmacro %}

{% macro sortino_ratio(mean, mean_squared_shortfall) -%}
    {{ mean }} * {{ var('sessions_per_year') }} / ({{ nonzero(downside_deviation(mean_squared_shortfall)) }})
{%- endmacro %}

{#- Return a year against the worst drawdown; none without a drawdown. -#}
{% macro calmar_ratio(growth, returns, max_drawdown) -%}
    (power({{ growth }}, cast({{ var('sessions_per_year') }} as double precision) / nullif({{ returns }}, 0)) - 1) / nullif(-({{ max_drawdown }}), 0)
{%- endmacro %}

{% macro beta(covariance, market_variance) -%}
    {{ covariance }} / nullif({{ market_variance }}, 0)
{%- endmacro %}

{% macro annual_alpha(excess_mean, beta, market_excess_mean) -%}
    {{ var('sessions_per_year') }} * ({{ excess_mean }} - {{ beta }} * {{ market_excess_mean }})
{%- endmacro %}

{#- A loss is positive. -#}
{% macro normal_value_at_risk(mean, deviation, level) -%}
    -({{ mean }} + ({{ {95: '-1.6448536269514722', 99: '-2.3263478740408408'}[level] }}) * {{ deviation }})
{%- endmacro %}

{#- Rounding may carry it past 1 by a bit. Without a variance it is null, which least() and greatest() would pass over. -#}
{% macro correlation(covariance, variance, other_variance) -%}
    {%- set quotient = covariance ~ ' / (sqrt(' ~ variance ~ ') * sqrt(' ~ other_variance ~ '))' -%}
    case when {{ quotient }} is not null then least(greatest({{ quotient }}, -1), 1) end
{%- endmacro %}

{#-
    Sample covariance of n pairs from their sums; with x for y the variance. Daily returns vary by far more than their mean,
    so nothing cancels; a variance of less than 1e-10 of the squares is rounding: NULL.
-#}
{% macro covariance_of_sums(n, products, x, y) -%}
    ({{ products }} - {{ x }} * {{ y }} / nullif({{ n }}, 0)) / nullif({{ n }} - 1, 0)
{%- endmacro %}

{% macro variance_of_sums(n, squares, x) -%}
    case when {{ squares }} - {{ x }} * {{ x }} / nullif({{ n }}, 0) > 1e-10 * {{ squares }}
        then {{ covariance_of_sums(n, squares, x, x) }}
    end
{%- endmacro %}

{#-
    The rows of `bars` with, of their last 252 values of `value`, the ranks 3, 4, 13 and 14 as smallest_3 to smallest_14, and
    what sum_of_tail() needs for the sums of the 3 and the 13 smallest. `bars` has consecutive numbers `order_by` in each
    `entity`; its first row of an entity may lack a value, and figures are there from the 253rd row on, where `is_new`.
-#}
{% macro with_tail_of_252(bars, value, entity, order_by) -%}
    {{ return(adapter.dispatch('with_tail_of_252')(bars, value, entity, order_by)) }}
{%- endmacro %}

{#- The sum of the `n` smallest, in a select from with_tail_of_252(); `so_far` is the window of the entity up to the row. -#}
{% macro sum_of_tail(n, so_far) -%}
    {{ return(adapter.dispatch('sum_of_tail')(n, so_far)) }}
{%- endmacro %}

{#-
    A window and the one before it share 251 values. With v as the n-th smallest of these, the sum of the n smallest grows by
    min(entering, v) - min(leaving, v): the sums of these steps to date are the sums that are asked for.
-#}
{% macro duckdb__with_tail_of_252(bars, value, entity, order_by) -%}
    {%- set series = entity | join(', ') -%}
    select
        ranks.*,
        {%- for n in [3, 13] %}
        {%- set shared = 'case when ranks.' ~ value ~ ' <= ranks.smallest_' ~ n ~ ' then ranks.smallest_' ~ (n + 1) ~ ' else ranks.smallest_' ~ n ~ ' end' %}
        case
            when ranks.{{ order_by }} = firsts.first_full then firsts.sum_of_{{ n }}
            when ranks.{{ order_by }} > firsts.first_full
                then least(ranks.{{ value }}, {{ shared }}) - least(ranks.leaving, {{ shared }})
        end as step_{{ n }}{{ "," if not loop.last }}
        {%- endfor %}
    from (
        select
            *,
            {%- for place in [3, 4, 13, 14] %}
            smallest[{{ loop.index }}] as smallest_{{ place }}{{ "," if not loop.last }}
            {%- endfor %}
        from (
            select
                *,
                {{ lagged(value, 252, entity | join(', '), order_by) }} as leaving,
                quantile_disc({{ value }}, [{% for place in [3, 4, 13, 14] %}{{ (place - 0.5) / 252 }}{{ ", " if not loop.last }}{% endfor %}])
                    over {{ trailing(entity | join(', '), order_by, 252) }} as smallest
            from {{ bars }}
        ) as sorted
    ) as ranks
    left join (
        select
            {{ series }},
            max({{ order_by }}) as first_full,
            sum(case when place <= 3 then {{ value }} end) as sum_of_3,
            sum(case when place <= 13 then {{ value }} end) as sum_of_13
        from (
            select
                {%- for column in entity %}
                members.{{ column }},
                {%- endfor %}
                members.{{ order_by }},
                members.{{ value }},
                row_number() over (
                    partition by {% for column in entity %}members.{{ column }}{{ ", " if not loop.last }}{% endfor %} order by members.{{ value }}
                ) as place
            from {{ bars }} as members
            inner join (
                select
                    {{ series }},
                    min({{ order_by }}) as first_row
                from {{ bars }}
                group by {{ series }}
            ) as starts
                on {% for column in entity %}starts.{{ column }} = members.{{ column }}
                and {% endfor %}members.{{ order_by }} between starts.first_row + 1 and starts.first_row + 252
        ) as first_window
        group by {{ series }}
        having count({{ value }}) = 252
    ) as firsts
        on {% for column in entity %}firsts.{{ column }} = ranks.{{ column }}{{ " and " if not loop.last }}{% endfor %}
{%- endmacro %}

{% macro duckdb__sum_of_tail(n, so_far) -%}
    sum(step_{{ n }}) over {{ so_far }}
{%- endmacro %}

{#- An engine without moving quantiles sorts the window of each row that is asked for. -#}
{% macro default__with_tail_of_252(bars, value, entity, order_by) -%}
    {%- set series = entity | join(', ') -%}
    select
        bars.*,
        {%- for place in [3, 4, 13, 14] %}
        places.smallest_{{ place }},
        {%- endfor %}
        places.tail_sum_3,
        places.tail_sum_13
    from {{ bars }} as bars
    left join (
        select
            {{ series }},
            {{ order_by }},
            {%- for place in [3, 4, 13, 14] %}
            max(case when place = {{ place }} then smallest end) as smallest_{{ place }},
            {%- endfor %}
            sum(case when place <= 3 then smallest end) as tail_sum_3,
            sum(case when place <= 13 then smallest end) as tail_sum_13
        from (
            select
                {%- for column in entity %}
                ends.{{ column }},
                {%- endfor %}
                ends.{{ order_by }},
                members.{{ value }} as smallest,
                row_number() over (
                    partition by {% for column in entity %}ends.{{ column }}, {% endfor %}ends.{{ order_by }}
                    order by members.{{ value }}
                ) as place
            from {{ bars }} as ends
            inner join {{ bars }} as members
                on {% for column in entity %}members.{{ column }} = ends.{{ column }}
                and {% endfor %}members.{{ order_by }} between ends.{{ order_by }} - 251 and ends.{{ order_by }}
            where ends.is_new and ends.{{ order_by }} > 252
        ) as ranked
        where place <= 14
        group by {{ series }}, {{ order_by }}
    ) as places
        on {% for column in entity %}places.{{ column }} = bars.{{ column }}
        and {% endfor %}places.{{ order_by }} = bars.{{ order_by }}
{%- endmacro %}

{% macro default__sum_of_tail(n, so_far) -%}
    tail_sum_{{ n }}
{%- endmacro %}

{#- Of the ranks of 252, the quantile 0.05 or 0.01 interpolated between them and turned into a loss. -#}
{% macro historical_value_at_risk(level) -%}
    {%- if level == 95 -%}
        -(smallest_13 + 0.55 * (smallest_14 - smallest_13))
    {%- else -%}
        -(smallest_3 + 0.51 * (smallest_4 - smallest_3))
    {%- endif -%}
{%- endmacro %}

{#- The mean of those of 252 returns that are below that quantile: 13 or 3. -#}
{% macro historical_expected_shortfall(level) -%}
    {%- set returns = {95: 13, 99: 3}[level] -%}
    -sum_of_{{ returns }} / {{ returns }}
{%- endmacro %}

{#-
    Engle's ARCH-LM test with 4 lags over a window of `values` squares: from `bars` with the keys `keys`, of which the last orders, and
    the column `square`. Rows have arch_lm (n R² of a regression of a square on a constant and the 4 before it, n = values - 4) and
    autocorrelation_1, the correlation of those n squares with the ones before them.
    Sums of products with lagged regressors are moving sums of some rows earlier; the normal equations are then solved by elimination.
-#}
{% macro arch_lm(bars, keys, values, also=[]) -%}
    {%- set series = keys[:-1] | join(', ') -%}
    {%- set order_by = keys[-1] -%}
    {%- set rows = values - 4 -%}
    {%- set window = trailing(series, order_by, rows) -%}
    {%- set kept = keys + also -%}
    select
        {{ kept | join(', ') }},
        case when pivots > 0 then {{ rows }} * explained / total end as arch_lm,
        case when pivots > 0 then autocorrelation_1 end as autocorrelation_1
    from (
    {%- for step in [4, 3, 2, 1] %}
        select
            {{ kept | join(', ') }},
            total,
            autocorrelation_1,
            {{ 'least(pivots, ' if step > 1 }}case when c_{{ step }}{{ step }} > 1e-10 * total then 1 else 0 end{{ ')' if step > 1 }} as pivots,
            {{ 'explained + ' if step > 1 }}c_0{{ step }} * c_0{{ step }} / nullif(c_{{ step }}{{ step }}, 0) as explained
            {%- for i in [0, 2, 3, 4] if i == 0 or i > step %}
            {%- for j in [0, 2, 3, 4] if j >= i and (j == 0 or j > step) %},
            c_{{ i }}{{ j }} - c_{{ [i, step] | min }}{{ [i, step] | max }} * c_{{ [j, step] | min }}{{ [j, step] | max }} / nullif(c_{{ step }}{{ step }}, 0) as c_{{ i }}{{ j }}
            {%- endfor %}
            {%- endfor %}
        from (
    {%- endfor %}
        select
            {{ kept | join(', ') }},
            c_00,
            {%- for j in range(5) %}
            {%- for i in range(j + 1) if j > 0 %}
            c_{{ i }}{{ j }},
            {%- endfor %}
            {%- endfor %}
            {{ nonzero('c_00', '1e-12 * product_0') }} as total,
            c_01 / nullif(sqrt(c_00) * sqrt(case when c_11 > 0 then c_11 end), 0) as autocorrelation_1
        from (
            select
                {{ kept | join(', ') }},
                product_0
                {%- for i in range(5) %}
                {%- for j in range(i, 5) %},
                {{ lagged('product_' ~ (j - i), i, series, order_by) }}
                    - {{ lagged('total_squares', i, series, order_by) }} * {{ lagged('total_squares', j, series, order_by) }} / {{ rows }} as c_{{ i }}{{ j }}
                {%- endfor %}
                {%- endfor %}
            from (
                select
                    {{ kept | join(', ') }},
                    sum(square_0) over {{ window }} as total_squares
                    {%- for k in range(5) %},
                    sum(square_0 * square_{{ k }}) over {{ window }} as product_{{ k }}
                    {%- endfor %}
                from (
                    select
                        {{ kept | join(', ') }},
                        square as square_0
                        {%- for k in range(1, 5) %},
                        {{ lagged('square', k, series, order_by) }} as square_{{ k }}
                        {%- endfor %}
                    from {{ bars }}
                ) as squares
            ) as sums
        ) as products
    ) as centred
    {%- for step in [1, 2, 3, 4] %}
    ) as eliminated_{{ step }}
    {%- endfor %}
{%- endmacro %}

{#- The upper tail of the chi-squared distribution with 4 degrees of freedom. -#}
{% macro chi_squared_4_tail(x) -%}
    exp(-({{ x }}) / 2) * (1 + ({{ x }}) / 2)
{%- endmacro %}

{% macro lagged(value, rows, series, order_by) -%}
    {%- if rows == 0 -%}
        {{ value }}
    {%- else -%}
        lag({{ value }}, {{ rows }}) over (partition by {{ series }} order by {{ order_by }})
    {%- endif -%}
{%- endmacro %}
