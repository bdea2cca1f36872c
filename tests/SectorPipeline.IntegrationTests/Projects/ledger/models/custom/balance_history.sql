{{ config(post_hook="{{ log_hook(this.name, 'logged') }}") }}

select account, cast(sum(amount_cents) as integer) as balance_cents
from {{ ref('feed_so_far') }}
group by account
