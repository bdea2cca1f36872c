{{ config(generation_column='build') }}

select entry_id from {{ ref('feed') }} where entry_id % 10 = 0
