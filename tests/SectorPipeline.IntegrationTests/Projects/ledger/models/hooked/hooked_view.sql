{{ config(materialized='view', post_hook=[log_hook('hooked_view', 'after'), '']) }}

select entry_id from {{ ref('hooked_table') }}
