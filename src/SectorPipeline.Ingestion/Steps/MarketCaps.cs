namespace SectorPipeline.Ingestion.Steps;

/// <summary>What the companies of the universe are worth, as far as it is known.</summary>
internal static class MarketCaps
{
    /// <summary>Market caps by symbol: what a vendor of companies said last, else what the universe says.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> ReadAsync(StepFrame frame, CancellationToken cancellation)
    {
        var caps = frame.Universe.Securities
            .Where(security => security.MarketCap is not null)
            .GroupBy(security => security.Symbol, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().MarketCap.GetValueOrDefault(), StringComparer.Ordinal);
        foreach (var id in await frame.Lake.DatasetsAsync(cancellation))
        {
            if (id.Dataset == Datasets.Companies.Name)
                await AddAsync(id.Vendor, caps, frame, cancellation);
        }

        return caps;
    }

    private static async Task AddAsync(string vendor, Dictionary<string, double> caps, StepFrame frame, CancellationToken cancellation)
    {
        var state = await frame.Lake.StateAsync(vendor, Datasets.Companies.Name, cancellation);
        foreach (var (symbol, mark) in state.Watermarks)
        {
            if (mark.Weight is { } cap)
                caps[symbol] = cap;
        }
    }
}
