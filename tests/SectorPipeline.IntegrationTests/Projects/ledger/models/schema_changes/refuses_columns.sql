{{ config(incremental_strategy='append', on_schema_change='fail') }}

select {{ changing_columns() }}
from {{ ref('feed') }}
