{#-
    Histories that grow at their end, and are now and then restated from some session on. An incremental model with
    incremental_strategy='replace_tail' and the columns that name a history as unique_key selects, for every history
    that has changed, all rows from its first changed session on; the strategy puts them in the place of what the table
    has from there on. Without unique_key the table is one history, and a session's rows come and go together. A history is replaced as a whole where the condition `whole_having` holds of its new rows, or
    where they have another value in the column `whole_by`, which all rows of a history share.
-#}
{% macro get_incremental_replace_tail_sql(arg_dict) %}
{%- set target = arg_dict['target_relation'] -%}
{%- set temp = arg_dict['temp_relation'] -%}
{%- set keys = arg_dict['unique_key'] -%}
delete from {{ target }}
where {{ from_first_session_of(temp) }}
    {%- if keys %}
    and exists (
        select 1
        from (
            select
                {{ keys | join(', ') }},
                min(session) as first_session
            from {{ temp }}
            group by {{ keys | join(', ') }}
        ) as tails
        where {% for key in keys %}tails.{{ key }} = {{ target }}.{{ key }}
            and {% endfor %}{{ target }}.session >= tails.first_session
    )
    {%- endif %};
{%- if config.get('whole_having') %}
delete from {{ target }}
where ({{ keys | join(', ') }}) in (
    select {{ keys | join(', ') }}
    from {{ temp }}
    group by {{ keys | join(', ') }}
    having {{ config.get('whole_having') }}
);
{%- endif %}
{%- if config.get('whole_by') %}
delete from {{ target }}
where ({{ keys | join(', ') }}) in (
    select {{ keys | join(', ') }}
    from (
        select distinct {{ keys | join(', ') }}, {{ config.get('whole_by') }} from {{ temp }}
        union
        select distinct {{ keys | join(', ') }}, {{ config.get('whole_by') }} from {{ target }}
    ) as names
    group by {{ keys | join(', ') }}
    having count(*) > 1
);
{%- endif %}
{{ get_insert_into_sql(target, temp, arg_dict['dest_columns']) }}
{% endmacro %}

{#- The last load that the model's table knows of; nothing has a number below it before the first build. -#}
{% macro known_load() -%}
    (select coalesce(max(load_number), -1) from {{ this }})
{%- endmacro %}

{#- A condition on `session` that holds of the last bar before each of the `rows`. -#}
{% macro from_bar_before(rows, session) -%}
    {{ session }} >= (select min(coalesce(previous_session, cast('0001-01-01' as date))) from {{ rows }})
{%- endmacro %}

{#- How a model over histories is kept: with as_of all of it is built anew, because the table then holds the past. -#}
{% macro kept_by_tails() -%}
    {{ return('incremental' if var('as_of') is none else 'table') }}
{%- endmacro %}

{#-
    The bars from which a model over int_entity_bars computes: where the model is built anew all of them, else, for each
    entity that has changed, those from its first changed one on and `lookback` bars before. `is_new` marks the rows that
    the model selects.
-#}
{% macro entity_bars_to_build(lookback, entity_types=['symbol', 'sector']) -%}
    {%- if is_incremental() %}
    select
        bars.*,
        bars.bar_number >= changes.first_bar as is_new
    from {{ ref('int_entity_bars') }} as bars
    inner join (
        select
            entity_type,
            entity,
            min(bar_number) as first_bar
        from (
            select
                entity_type,
                entity,
                bar_number
            from {{ ref('int_entity_bars') }}
            where bar_load_number > {{ known_load() }}

            union all

            -- A market return or rate that has changed concerns all.
            select
                entity_type,
                entity,
                bar_number
            from {{ ref('int_entity_bars') }}
            where session >= (select min(session) from {{ ref('int_market') }} where load_number > {{ known_load() }})
        ) as changed
        where entity_type in ({{ quoted(entity_types) }})
        group by entity_type, entity
    ) as changes
        on changes.entity_type = bars.entity_type
        and changes.entity = bars.entity
        and bars.bar_number >= changes.first_bar - {{ lookback }}
    where bars.entity_type in ({{ quoted(entity_types) }})
    {%- else %}
    select
        bars.*,
        true as is_new
    from {{ ref('int_entity_bars') }} as bars
    where bars.entity_type in ({{ quoted(entity_types) }})
    {%- endif %}
{%- endmacro %}

{#- A condition that spares the engine what lies before the first row of `rows`, of which a join would find nothing anyway. -#}
{% macro from_first_session_of(rows, session='session') -%}
    {{ session }} >= (select min(session) from {{ rows }})
{%- endmacro %}
