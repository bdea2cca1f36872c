{{ config(incremental_strategy='append', on_schema_change='ignore') }}

select {{ changing_columns(keep=['origin']) }}
from {{ ref('feed') }}
