{{
    config(
        materialized='table',
        grants={'select': [var('reader', 'ledger_reader')]} if target.type == 'postgres' else {}
    )
}}

select
    account,
    cast(count(*) as integer) as entries,
    {% if var('accounts_shape') == 'wrong type' -%}
    cast(sum(amount_cents) as varchar(20)) as balance_cents,
    {%- elif var('accounts_shape') == 'broken rows' -%}
    cast(null as integer) as balance_cents,
    {%- else -%}
    cast(sum(amount_cents) as integer) as balance_cents,
    {%- endif %}
    max(booked_on) as last_booked_on
from {{ ref('feed_so_far') }}
group by account
