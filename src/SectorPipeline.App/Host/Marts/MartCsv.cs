using System.Data.Common;
using CsvHelper;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Host;

/// <summary>Rows as CSV (RFC 4180), written as they are read.</summary>
internal static class MartCsv
{
    public static async Task WriteAsync(Stream output, MartQuery query, DbDataReader reader, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        await csv.WriteRecordAsync([.. query.Columns.Select(column => column.Name)], cancellation);
        for (var row = 0; row < query.Limit && await reader.ReadAsync(cancellation); row++)
            await csv.WriteRecordAsync([.. Enumerable.Range(0, query.Columns.Count).Select(index => ValueText.Of(reader.GetValue(index)))], cancellation);
    }
}
