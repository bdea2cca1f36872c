namespace SectorPipeline.Lake;

/// <summary>Committed files as a relation in DuckDB's SQL.</summary>
public static class ParquetRelation
{
    /// <summary>A table function over the files; a column that a file lacks is null in its rows.</summary>
    public static string Of(IReadOnlyCollection<string> localPaths) =>
        localPaths.Count > 0
            ? $"read_parquet([{SqlText.List(localPaths, SqlText.Literal)}], union_by_name = true, hive_partitioning = false)"
            : throw new ArgumentException("no file to read", nameof(localPaths));
}
