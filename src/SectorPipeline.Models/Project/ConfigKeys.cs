namespace SectorPipeline.Models;

/// <summary>The settings of nodes that dbt knows.</summary>
internal static class ConfigKeys
{
    public static IReadOnlySet<string> Known { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "access", "alias", "batch_size", "begin", "bind", "check_cols", "column_types", "concurrent_batches", "contract",
        "database", "delimiter", "dist", "docs", "enabled", "error_if", "event_time", "fail_calc", "freshness", "full_refresh",
        "grants", "group", "hard_deletes", "incremental_predicates", "incremental_strategy", "indexes",
        "invalidate_hard_deletes", "limit", "loaded_at_field", "loaded_at_query", "lookback", "materialized",
        "merge_exclude_columns", "merge_update_columns", "meta", "name", "on_configuration_change", "on_error",
        "on_schema_change", "packages", "persist_docs", "post-hook", "post_hook", "pre-hook", "pre_hook", "quote_columns",
        "quoting", "schema", "severity", "snapshot_meta_column_names", "sort", "sort_type", "sql_header", "static_analysis",
        "store_failures", "store_failures_as", "strategy", "tags", "target_database", "target_schema", "transient",
        "unique_key", "unlogged", "updated_at", "version", "warn_if", "where",
    };

    /// <summary>Whether the value of the setting is a mapping itself, so that a mapping under it is no folder.</summary>
    public static bool IsMapping(string key) =>
        key is "meta" or "column_types" or "grants" or "persist_docs" or "contract" or "docs" or "quoting" or "freshness"
            or "snapshot_meta_column_names" or "pre-hook" or "post-hook" or "pre_hook" or "post_hook";
}
