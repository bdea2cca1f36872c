using System.Data.Common;
using System.Globalization;
using CsvHelper;

namespace SectorPipeline.App.Host;

/// <summary>Rows as CSV (RFC 4180), written as they are read.</summary>
internal static class MartCsv
{
    public static async Task WriteAsync(Stream output, MartQuery query, DbDataReader reader, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        await csv.WriteRecordAsync([.. query.Columns.Select(column => column.Name)], cancellation);
        for (var row = 0; row < query.Limit && await reader.ReadAsync(cancellation); row++)
            await csv.WriteRecordAsync([.. Enumerable.Range(0, query.Columns.Count).Select(index => Text(reader.GetValue(index)))], cancellation);
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
