namespace SectorPipeline.Models;

/// <summary>The query for when the newest row of a source was loaded, and for the warehouse's own time.</summary>
internal static class FreshnessQuery
{
    /// <param name="field">A column or expression of the source.</param>
    /// <param name="source">The source as SQL.</param>
    /// <param name="filter">A condition that the rows must meet; null for all.</param>
    public static string OfField(string field, string source, string? filter) =>
        $"select max({field}) as max_loaded_at, current_timestamp as snapshotted_at\nfrom {source}"
        + (string.IsNullOrWhiteSpace(filter) ? "" : $"\nwhere {filter}");

    /// <param name="query">A query for one value.</param>
    public static string OfQuery(string query) =>
        $"select (\n{query.Trim().TrimEnd(';')}\n) as max_loaded_at, current_timestamp as snapshotted_at";
}
