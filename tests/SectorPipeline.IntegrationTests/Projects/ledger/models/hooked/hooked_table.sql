{{
    config(
        pre_hook="{{ log_hook(this.name, 'model before') }}",
        post_hook=[
            "{{ log_rows(this) }}",
            {'sql': "{{ log_hook(this.identifier, 'outside') }}", 'transaction': false},
            after_commit("insert into {{ target.schema }}.hook_log select '{{ this.name }}', max(memo), 99 from {{ this }}")
        ]
    )
}}

select entry_id, memo from {{ ref('feed') }} where entry_id <= 55
