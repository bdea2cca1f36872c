{% macro current_timestamp() %}
{{ return(adapter.dispatch('current_timestamp', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp() -%}
now()
{%- endmacro %}

{% macro redshift__current_timestamp() -%}
getdate()
{%- endmacro %}

{% macro current_timestamp_backcompat() %}
{{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp_backcompat() -%}
cast(current_timestamp as {{ dbt.type_timestamp() }})
{%- endmacro %}

{% macro redshift__current_timestamp_backcompat() -%}
getdate()
{%- endmacro %}

{% macro current_timestamp_in_utc_backcompat() %}
{{ return(adapter.dispatch('current_timestamp_in_utc_backcompat', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp_in_utc_backcompat() -%}
cast(current_timestamp at time zone 'UTC' as {{ dbt.type_timestamp() }})
{%- endmacro %}

{# Redshift's clock is in UTC. #}
{% macro redshift__current_timestamp_in_utc_backcompat() -%}
getdate()
{%- endmacro %}

{% macro snapshot_get_time() %}
{{ return(adapter.dispatch('snapshot_get_time', 'dbt')()) }}
{% endmacro %}

{% macro default__snapshot_get_time() -%}
cast({{ dbt.current_timestamp() }} as {{ dbt.type_timestamp() }})
{%- endmacro %}

{% macro snapshot_string_as_time(timestamp) %}
{{ return(adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp)) }}
{% endmacro %}

{% macro default__snapshot_string_as_time(timestamp) %}
{{ return("cast('" ~ timestamp ~ "' as " ~ dbt.type_timestamp() ~ ')') }}
{% endmacro %}

{% macro get_snapshot_get_time_data_type() %}
{{ return(adapter.dispatch('get_snapshot_get_time_data_type', 'dbt')()) }}
{% endmacro %}

{% macro default__get_snapshot_get_time_data_type() %}
{%- set columns = dbt.get_column_schema_from_query('select ' ~ dbt.snapshot_get_time() ~ ' as snapshot_time') -%}
{{ return((columns | first).dtype if columns else dbt.type_timestamp()) }}
{% endmacro %}
