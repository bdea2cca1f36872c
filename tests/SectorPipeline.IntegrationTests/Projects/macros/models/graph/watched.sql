{{ config(meta={'watched': true}, materialized='view') }}

select name from {{ ref('animals') }} where tame
