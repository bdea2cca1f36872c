using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>A market folder: securities.csv, bars.csv.gz and series.csv.gz, held in memory.</summary>
public sealed class RecordedMarket : IMarket
{
    private readonly Dictionary<string, DailyBars> barsBySymbol;
    private readonly Dictionary<string, MacroSeries> seriesById;

    private RecordedMarket(string name, IReadOnlyList<Security> securities, Dictionary<string, DailyBars> bars, Dictionary<string, MacroSeries> series)
    {
        (Name, Securities, barsBySymbol, seriesById) = (name, securities, bars, series);
        SeriesIds = [.. series.Keys.Order(StringComparer.Ordinal)];
        FirstSession = new Session(bars.Values.Min(symbol => symbol.Dates.Span[0]));
        LastSession = new Session(bars.Values.Max(symbol => symbol.Dates.Span[^1]));
    }

    public string Name { get; }

    public int? Seed => null;

    public Session FirstSession { get; }

    public Session LastSession { get; }

    public IReadOnlyList<Security> Securities { get; }

    public IReadOnlyList<string> SeriesIds { get; }

    /// <summary>Reads the folder.</summary>
    /// <exception cref="ConfigurationException">There is no such folder.</exception>
    /// <exception cref="PipelineException">A file is missing, damaged or malformed; the message names file, line and fault.</exception>
    public static RecordedMarket Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ConfigurationException($"market folder '{folder}': there is no such folder. Name one that holds securities.csv, bars.csv.gz and series.csv.gz.");
        var securities = MarketFile.Read(folder, SecuritiesFile.Name, SecuritiesFile.Header, SecuritiesFile.Read);
        var bars = MarketFile.Read(folder, BarsFile.Name, BarsFile.Header, rows => BarsFile.Read(rows, securities));
        if (bars.Count == 0)
            throw new PipelineException($"{Path.Combine(folder, BarsFile.Name)}: there are no bars. Add some, sorted by symbol and date.");
        var series = MarketFile.Read(folder, SeriesFile.Name, SeriesFile.Header, SeriesFile.Read);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new RecordedMarket($"recorded {name}", securities, bars, series);
    }

    public DailyBars? FindBars(string symbol) => barsBySymbol.GetValueOrDefault(symbol);

    public MacroSeries? FindSeries(string id) => seriesById.GetValueOrDefault(id);
}
