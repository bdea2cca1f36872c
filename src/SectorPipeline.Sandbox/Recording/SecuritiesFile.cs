using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>securities.csv: one row a symbol.</summary>
internal static class SecuritiesFile
{
    public const string Name = "securities.csv";
    public const string Header = "symbol,name,kind,gics_sector,market_cap";

    private static readonly string[] Kinds = ["stock", "etf", "index"];

    public static List<Security> Read(CsvRows rows)
    {
        var securities = new List<Security>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (rows.Read())
        {
            var security = new Security(rows.Text(0), rows.Text(1), Kind(rows), Sector(rows), MarketCap(rows));
            if (security.Symbol.Length == 0 || !seen.Add(security.Symbol))
                throw rows.Fault($"symbol '{security.Symbol}' is empty or occurs twice");
            securities.Add(security);
        }

        return securities;
    }

    private static SecurityKind Kind(CsvRows rows) => Array.IndexOf(Kinds, rows.Text(2)) switch
    {
        0 => SecurityKind.Stock,
        1 => SecurityKind.Etf,
        2 => SecurityKind.Index,
        _ => throw rows.Fault(2, "stock, etf or index"),
    };

    private static string? Sector(CsvRows rows)
    {
        var name = rows.Text(3);
        if (name.Length == 0)
            return null;
        return GicsSector.Find(name)?.Name
            ?? throw rows.Fault($"'{name}' is no GICS sector.{NearestName.Hint(name, GicsSector.All.Select(sector => sector.Name))}");
    }

    private static long? MarketCap(CsvRows rows)
    {
        var text = rows.Text(4);
        if (text.Length == 0)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue
            ? (long)value
            : throw rows.Fault(4, "a number of USD, or empty");
    }
}
