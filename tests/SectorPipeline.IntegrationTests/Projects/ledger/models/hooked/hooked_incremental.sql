{{
    config(
        materialized='incremental',
        incremental_strategy='append',
        pre_hook=["{% if is_incremental() %}delete from {{ this }} where batch = {{ var('batch') }}{% endif %}"],
        post_hook="{% if is_incremental() %}{{ log_hook(this.name, 'increment') }}{% else %}{{ log_hook(this.name, 'whole') }}{% endif %}"
    )
}}

select batch, entry_id, amount_cents from {{ ref('feed') }}
