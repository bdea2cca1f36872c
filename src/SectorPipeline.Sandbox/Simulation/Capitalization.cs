namespace SectorPipeline.Sandbox;

/// <summary>Market values over time: what cap-weighted funds and indices follow.</summary>
internal sealed class Capitalization
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);

    public Capitalization(StockPaths paths, IReadOnlyList<StockProfile> stocks, int sessions)
    {
        Sectors = [.. GicsSector.All.Select(_ => new double[sessions])];
        var bySector = stocks.ToLookup(stock => stock.Sector);
        Parallel.For(0, Sectors.Length, sector =>
        {
            foreach (var stock in bySector[sector])
                Remember(stock.Symbol, paths.AddMarketValue(stock, Sectors[sector]));
        });
        Total = [.. Enumerable.Range(0, sessions).Select(session => Sectors.Sum(sector => sector[session]))];
    }

    /// <summary>In the order of <see cref="GicsSector.All"/>; a sector without stocks is 0 throughout.</summary>
    public double[][] Sectors { get; }

    public double[] Total { get; }

    /// <summary>Of one company after the last session, in whole millions of USD.</summary>
    public long Last(string symbol) => last[symbol];

    private void Remember(string symbol, double value)
    {
        lock (last)
            last[symbol] = (long)Math.Round(value / 1e6) * 1_000_000;
    }
}
