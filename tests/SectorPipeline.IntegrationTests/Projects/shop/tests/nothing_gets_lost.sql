{{ config(severity='error', warn_if='> 0', error_if='> 5', tags=['daily']) }}
select order_id from {{ ref('stg_orders') }} where status = 'lost'
