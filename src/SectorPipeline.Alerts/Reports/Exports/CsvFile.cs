using System.Data.Common;
using CsvHelper;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Rows as CSV (RFC 4180), written as they are read.</summary>
internal static class CsvFile
{
    /// <returns>How many rows there were.</returns>
    public static async Task<long> WriteAsync(Stream output, DbDataReader rows, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        int[] columns = [.. Enumerable.Range(0, rows.FieldCount)];
        await csv.WriteRecordAsync([.. columns.Select(rows.GetName)], cancellation);
        var count = 0L;
        for (; await rows.ReadAsync(cancellation); count++)
            await csv.WriteRecordAsync([.. columns.Select(column => ValueText.Of(rows.GetValue(column)))], cancellation);
        return count;
    }
}
