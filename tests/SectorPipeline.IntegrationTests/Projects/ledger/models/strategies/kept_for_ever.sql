-- Not even --full-refresh builds this one again.
{{ config(incremental_strategy='append', full_refresh=false) }}

select batch, count(*) as entries
from {{ ref('feed_so_far') }}
{% if is_incremental() %}
where batch > (select max(batch) from {{ this }})
{% endif %}
group by batch
