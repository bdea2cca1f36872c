using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>What a load asks of raw files, in the SQL of DuckDB, which reads them wherever the warehouse is.</summary>
internal static class RawFileSql
{
    /// <summary>The columns of all rows, and the number after them.</summary>
    public static string Read(IReadOnlyList<RawFile> files, IEnumerable<Column> columns, long number)
    {
        var names = string.Join(", ", columns.Select(column => DuckDbDialect.Instance.Quote(column.Name)));
        return FormattableString.Invariant(
            $"select {names}, {number}::bigint from read_parquet([{Sources(files)}], union_by_name = true, hive_partitioning = false)");
    }

    public static string CountRows(IReadOnlyList<RawFile> files) =>
        $"select file_name, sum(num_rows)::bigint from parquet_file_metadata([{Sources(files)}]) group by file_name";

    private static string Sources(IReadOnlyList<RawFile> files) =>
        string.Join(", ", files.Select(file => DuckDbDialect.Instance.Literal(file.Source)));
}
