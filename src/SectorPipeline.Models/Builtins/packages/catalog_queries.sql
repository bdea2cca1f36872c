{# DuckDB has one information_schema over all databases, which is in none of them. #}
{% macro duckdb__get_tables_by_pattern_sql(schema_pattern, table_pattern, exclude='', database=target.database) %}
select distinct
  table_schema as "table_schema",
  table_name as "table_name",
  case table_type when 'BASE TABLE' then 'table' when 'VIEW' then 'view' else lower(table_type) end as "table_type"
from information_schema.tables
where lower(table_catalog) = lower('{{ database }}')
  and table_schema ilike '{{ schema_pattern }}'
  and table_name ilike '{{ table_pattern }}'
  and table_name not ilike '{{ exclude }}'
{% endmacro %}
