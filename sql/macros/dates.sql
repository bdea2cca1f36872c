{#- The same day of the month `months` earlier; a day that this month does not have becomes its last one. -#}
{% macro months_before(day, months) -%}
    {{ return(adapter.dispatch('months_before')(day, months)) }}
{%- endmacro %}

{% macro default__months_before(day, months) -%}
    cast({{ day }} - interval '{{ months }} months' as date)
{%- endmacro %}

{% macro redshift__months_before(day, months) -%}
    cast(dateadd(month, -{{ months }}, {{ day }}) as date)
{%- endmacro %}

{% macro last_day_of_previous_year(day) -%}
    cast(date_trunc('year', {{ day }}) as date) - 1
{%- endmacro %}

{#- The last day whose bar may be the base of a period return. -#}
{% macro latest_base_day(day, horizon) -%}
    {%- if horizon == 'ytd' -%}
        {{ last_day_of_previous_year(day) }}
    {%- elif horizon == '1w' -%}
        {{ day }} - 7
    {%- else -%}
        {{ months_before(day, {'1m': 1, '3m': 3, '6m': 6, '1y': 12, '3y': 36}[horizon]) }}
    {%- endif -%}
{%- endmacro %}

{#-
    The versions of prices that staging sees, to be read from. No common table expression: DuckDB would copy all of it before it
    reads the few columns that are asked for; and no `not exists`, for which it collects the keys of all prices first.
-#}
{% macro received_prices() -%}
    (
        select prices.*
        from {{ source('raw', 'prices') }} as prices
        {%- if keeps_quarantine() %}
        left join audit.quality_quarantine as quarantine
            on quarantine.dataset = 'prices'
            and quarantine.vendor = prices.vendor
            and quarantine.symbol = prices.symbol
            and quarantine.session = prices.session
            and quarantine.received_by = prices.run_id
        {%- endif %}
        where prices.adjusted_close > 0
            and {{ received_by_as_of('prices.ingested_at') }}
            {%- if keeps_quarantine() %}
            and quarantine.dataset is null
            {%- endif %}
    ) as received
{%- endmacro %}

{#- Whether quality checks have made the table of the versions that they keep out of the models. -#}
{% macro keeps_quarantine() -%}
    {{ return(execute and adapter.get_relation(database=target.database, schema='audit', identifier='quality_quarantine') is not none) }}
{%- endmacro %}

{#- Whether a version that was received at `instant` was there at the end of the day `as_of`, where that variable is given. -#}
{% macro received_by_as_of(instant) -%}
    {%- if var('as_of') is none -%}
        true
    {%- else -%}
        {{ instant }} < cast('{{ var('as_of') }}' as date) + 1
    {%- endif -%}
{%- endmacro %}
