{#-
    Exponential averages without recursion. e(k) = e(k-1) + alpha (x(k) - e(k-1)) is a sum of x(j) times alpha q^(k-j),
    q = 1 - alpha, in which the seed, the mean of x over the `bars` bars up to `seed_bar`, decays like all else. Sums
    over a whole history would need weights up to q^-6000, so they are taken within blocks of 512 bars; of the blocks
    before only the last counts, because q^512 is below 1e-16 for alpha of 0.07 and more.

    `averages`: a list of {name, value, bars, alpha, seed_bar}; ema() and wilder() make them. The result is all columns of
    `relation`, whose rows must have consecutive bar numbers in each series, and each average: null before its seed bar.
    Columns of the computation come along (block, place_in_block, term_of_…, sum_of_…): select by name.

    `carried`: a relation with the columns of `series`, carried_bar and each average as it was at that bar, from which
    it goes on; only bars from carried_bar on are then right.
-#}
{% macro smoothed(relation, series, averages, carried=none, number='bar_number') -%}
    with sums as (

        select
            terms.*,
            {%- for average in averages %}
            {{ power_of_decay(average, 'place_in_block') }} * sum(
                term_of_{{ average.name }} * {{ power_of_decay(average, '-place_in_block') }}
            ) over (
                partition by {{ series | join(', ') }}, block order by {{ number }}
                rows between unbounded preceding and current row
            ) as sum_of_{{ average.name }}{{ ',' if not loop.last }}
            {%- endfor %}
        from (
            select
                bars.*,
                mod({{ number }} - 1, 512) as place_in_block,
                {{ number }} - 1 - mod({{ number }} - 1, 512) as block,
                {%- for average in averages %}
                case
                    {%- if carried is not none %}
                    when carried.carried_bar >= {{ average.seed_bar }} and bars.{{ number }} <= carried.carried_bar
                        then case when bars.{{ number }} = carried.carried_bar then carried.carried_{{ average.name }} / {{ average.alpha }} end
                    {%- endif %}
                    when bars.{{ number }} > {{ average.seed_bar }} then {{ average.value }}
                    when bars.{{ number }} > {{ average.seed_bar - average.bars }}
                        then ({{ average.value }}) * {{ power_of_decay(average, number ~ ' - ' ~ average.seed_bar) }} / ({{ average.bars }} * {{ average.alpha }})
                end as term_of_{{ average.name }}{{ ',' if not loop.last }}
                {%- endfor %}
            from {{ relation }} as bars
            {%- if carried is not none %}
            left join (
                -- Names of their own, so that the expressions of the averages need no prefix.
                select
                    carried_bar,
                    {%- for column in series %}
                    {{ column }} as carried_{{ column }},
                    {%- endfor %}
                    {%- for average in averages %}
                    {{ average.name }} as carried_{{ average.name }}{{ ',' if not loop.last }}
                    {%- endfor %}
                from {{ carried }}
            ) as carried
                on {% for column in series %}carried.carried_{{ column }} = bars.{{ column }}{{ ' and ' if not loop.last }}{% endfor %}
            {%- endif %}
        ) as terms

    )

    select
        sums.*,
        {%- for average in averages %}
        case
            when sums.{{ number }} >= {{ average.seed_bar }} then {{ average.alpha }} * (
                sums.sum_of_{{ average.name }}
                + coalesce(ends.end_of_{{ average.name }}, 0) * {{ power_of_decay(average, 'sums.place_in_block + 1') }}
            )
        end as {{ average.name }}{{ ',' if not loop.last }}
        {%- endfor %}
    from sums
    left join (
        select
            {%- for column in series %}
            {{ column }} as end_{{ column }},
            {%- endfor %}
            {%- for average in averages %}
            sum_of_{{ average.name }} as end_of_{{ average.name }},
            {%- endfor %}
            block + 512 as next_block
        from sums
        where place_in_block = 511
    ) as ends
        on {% for column in series %}ends.end_{{ column }} = sums.{{ column }} and {% endfor %}ends.next_block = sums.block
{%- endmacro %}

{#- An exponential moving average over n bars: alpha = 2 / (n + 1). -#}
{% macro ema(name, value, bars, seed_bar=none) -%}
    {{ return({
        'name': name, 'value': value, 'bars': bars, 'alpha': '(cast(2 as double precision) / ' ~ (bars + 1) ~ ')', 'decay': (bars - 1) ~ ' / cast(' ~ (bars + 1) ~ ' as double precision)',
        'seed_bar': bars if seed_bar is none else seed_bar
    }) }}
{%- endmacro %}

{#- Wilder's average of changes, of which bar 2 has the first: alpha = 1 / n. -#}
{% macro wilder(name, value, bars, seed_bar=none) -%}
    {{ return({
        'name': name, 'value': value, 'bars': bars, 'alpha': '(cast(1 as double precision) / ' ~ bars ~ ')', 'decay': (bars - 1) ~ ' / cast(' ~ bars ~ ' as double precision)',
        'seed_bar': bars + 1 if seed_bar is none else seed_bar
    }) }}
{%- endmacro %}

{% macro power_of_decay(average, exponent) -%}
    power({{ average.decay }}, {{ exponent }})
{%- endmacro %}

{% macro gain(value, previous) -%}
    case when {{ value }} > {{ previous }} then {{ value }} - {{ previous }} else 0 end
{%- endmacro %}

{#- A bar's high and low with the gap from the close before. A bar without high and low moves by its close. -#}
{% macro true_range(high, low, close, previous) -%}
    greatest(
        {{ high }} - {{ low }}, abs({{ high }} - {{ previous }}), abs({{ low }} - {{ previous }}), abs({{ close }} - {{ previous }})
    )
{%- endmacro %}

{#- 100 without a loss. Of a level that has not moved for so long that only rounding is left, nothing is said. -#}
{% macro rsi(average_gain, average_loss, level) -%}
    case
        when {{ average_gain }} + {{ average_loss }} > 1e-15 * {{ level }}
            then 100 * {{ average_gain }} / nullif({{ average_gain }} + {{ average_loss }}, 0)
    end
{%- endmacro %}

{#- A deviation that is no more than the rounding of its values is none. -#}
{% macro true_deviation(deviation, average) -%}
    case when {{ deviation }} > 1e-12 * abs({{ average }}) then {{ deviation }} end
{%- endmacro %}
