-- Merging and replacing by the same key give the same rows.
(select * from {{ ref('merged') }} except select * from {{ ref('replaced') }})
union all
(select * from {{ ref('replaced') }} except select * from {{ ref('merged') }})
