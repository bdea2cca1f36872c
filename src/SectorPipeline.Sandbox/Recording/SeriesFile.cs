using System.Buffers.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>series.csv.gz: macro observations sorted by series and date; an empty value is the vendor's missing marker.</summary>
internal static class SeriesFile
{
    public const string Name = "series.csv.gz";
    public const string Header = "series_id,date,value";

    public static Dictionary<string, MacroSeries> Read(CsvRows rows)
    {
        var series = new Dictionary<string, (List<DateOnly> Dates, List<decimal?> Values)>(StringComparer.Ordinal);
        while (rows.Read())
        {
            var id = rows.Text(0);
            if (!series.TryGetValue(id, out var columns))
                series[id] = columns = ([], []);
            var date = rows.Date(1);
            if (columns.Dates.Count > 0 && date <= columns.Dates[^1])
                throw rows.Fault($"{new Session(date)} does not come after {new Session(columns.Dates[^1])}; rows are sorted by series and date");
            columns.Dates.Add(date);
            columns.Values.Add(Value(rows));
        }

        return series.ToDictionary(
            one => one.Key,
            one => new MacroSeries(one.Key, one.Value.Dates.ToArray(), one.Value.Values.ToArray()),
            StringComparer.Ordinal);
    }

    private static decimal? Value(CsvRows rows)
    {
        var text = rows[2];
        if (text.IsEmpty)
            return null;
        return Utf8Parser.TryParse(text, out decimal value, out var consumed) && consumed == text.Length
            ? value
            : throw rows.Fault(2, "a number, or empty");
    }
}
