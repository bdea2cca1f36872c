{%- set methods = ['card', 'transfer', 'cash', 'voucher'] -%}
select
    {% for method in methods -%}
    cast(sum(case when method = '{{ method }}' then amount_cents else 0 end) as integer) as {{ method }}_cents,
    {% endfor -%}
    cast(count(*) as integer) as payments
from {{ ref('stg_payments') }}
