using System.Collections.Concurrent;
using System.Globalization;
using SectorPipeline.Core;

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

    // Shorter names are near to too many others.
    private const int ShortestMisspelling = 5;

    private static readonly ConcurrentDictionary<string, string?> Misspellings = new(StringComparer.Ordinal);

    /// <summary>The known setting that a name is most likely a misspelling of; null for a known one, or one of the project's own.</summary>
    public static string? Meant(string key) =>
        key.Length < ShortestMisspelling || Known.Contains(key) ? null : Misspellings.GetOrAdd(key, name => NearestName.Find(name, Known));

    /// <summary>What is wrong with the value of a setting whatever the node; null when nothing is.</summary>
    public static string? FaultOf(string key, object? value) =>
        value is null || (value is string text && YamlTemplates.IsTemplate(text)) ? null
        : key switch
        {
            "enabled" or "full_refresh" or "store_failures" or "quote_columns" when !IsFlag(value) => $"'{key}' is '{Text(value)}'; it must be true or false.",
            "severity" when !IsOneOf(value, "error", "warn") => $"'{key}' is '{Text(value)}'; it must be error or warn.",
            "on_schema_change" when !IsOneOf(value, "ignore", "fail", "append_new_columns", "sync_all_columns") =>
                $"'{key}' is '{Text(value)}'; it must be one of ignore, fail, append_new_columns, sync_all_columns.",
            "delimiter" when Text(value).Length != 1 => $"'{key}' is '{Text(value)}'; it must be one character.",
            _ => null,
        };

    /// <summary>Whether the value of the setting is a mapping itself, so that a mapping under it is no folder.</summary>
    public static bool IsMapping(string key) =>
        key is "meta" or "column_types" or "grants" or "persist_docs" or "contract" or "docs" or "quoting" or "freshness"
            or "snapshot_meta_column_names" or "pre-hook" or "post-hook" or "pre_hook" or "post_hook";

    private static bool IsFlag(object value) => value is bool or long or int || (value is string text && (bool.TryParse(text, out _) || text is "None" or ""));

    private static bool IsOneOf(object value, params ReadOnlySpan<string> allowed)
    {
        foreach (var one in allowed)
        {
            if (string.Equals(Text(value), one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
