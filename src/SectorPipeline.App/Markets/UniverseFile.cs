using System.Globalization;
using CsvHelper;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.App.Markets;

/// <summary>The securities of <c>jobs/universe.csv</c>: symbol, kind, gics_sector and, where people give it, market_cap.</summary>
internal sealed class UniverseFile : IUniverse
{
    private const string MarketCap = "market_cap";
    private static readonly string[] Columns = ["symbol", "kind", "gics_sector"];

    private UniverseFile(IReadOnlyList<Security> securities) => Securities = securities;

    public IReadOnlyList<Security> Securities { get; }

    /// <exception cref="ConfigurationException">Every line that is wrong.</exception>
    public static UniverseFile Read(string path)
    {
        if (!File.Exists(path))
            throw new ConfigurationException($"{path}: does not exist. List the securities to follow there: {string.Join(',', Columns)}.");
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { HasHeader = true, TrackLineNumbers = true }, FileOptions.SequentialScan);
        var faults = new List<string>();
        var securities = ReadRows(csv, path, faults);
        return faults.Count == 0 ? new UniverseFile(securities) : throw new ConfigurationException(faults);
    }

    private static List<Security> ReadRows(CsvReader csv, string path, List<string> faults)
    {
        var securities = new List<Security>();
        csv.ReadHeader();
        if (!Columns.All(column => csv.TryGetFieldIndex(column, out _)))
        {
            faults.Add($"{path}:1: the first line must be {string.Join(',', Columns)}.");
            return securities;
        }

        while (csv.Read())
            Add(securities, csv, $"{path}:{csv.LineNumber}", faults);
        if (securities.Count == 0 && faults.Count == 0)
            faults.Add($"{path}: lists no security. Add one line for each that is to be followed, such as AAPL,stock,Information Technology.");
        return securities;
    }

    private static void Add(List<Security> securities, CsvReader csv, string place, List<string> faults)
    {
        var symbol = csv.GetString("symbol").Trim();
        var kind = csv.GetString("kind").Trim();
        var sector = csv.GetString("gics_sector").Trim();
        if (symbol.Length == 0)
            faults.Add($"{place}: the symbol is empty. Name it or remove the line.");
        else if (symbol.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
            faults.Add($"{place}: '{symbol.ReplaceLineEndings(" ")}' is not a symbol. Write it without blanks, and look for a quote that is not closed.");
        else if (securities.Any(security => security.Symbol == symbol))
            faults.Add($"{place}: '{symbol}' is listed twice. Remove one of the lines.");
        else if (!Enum.TryParse<SecurityKind>(kind, ignoreCase: true, out var parsed) || char.IsAsciiDigit(kind[0]))
            faults.Add($"{place}: '{kind}' is no kind of security.{NearestName.Hint(kind, KindNames)} Kinds: {string.Join(", ", KindNames)}.");
        else if (!TryReadMarketCap(csv, out var cap))
            faults.Add($"{place}: '{csv.GetString(MarketCap)}' is not a market cap. Write it in US dollars, such as 3000000000, or leave it empty.");
        else
            securities.Add(new Security(symbol, parsed, string.IsNullOrEmpty(sector) ? null : sector, cap));
    }

    private static bool TryReadMarketCap(CsvReader csv, out double? cap)
    {
        cap = null;
        var text = csv.TryGetFieldIndex(MarketCap, out _) ? csv.GetString(MarketCap).Trim() : "";
        if (text.Length == 0)
            return true;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && double.IsFinite(value);
        cap = value;
        return isNumber;
    }

    private static IEnumerable<string> KindNames => Enum.GetNames<SecurityKind>().Select(name => name.ToLowerInvariant());
}
