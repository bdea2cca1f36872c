namespace SectorPipeline.Warehouses;

/// <summary>How DuckDB writes the Parquet files of exports.</summary>
internal static class ParquetCopy
{
    public static string Statement(string query, string path) =>
        $"copy ({query}) to {DuckDbDialect.Instance.Literal(path)} (format parquet, compression zstd)";
}
