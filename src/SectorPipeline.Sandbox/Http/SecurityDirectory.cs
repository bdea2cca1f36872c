namespace SectorPipeline.Sandbox;

/// <summary>The securities of a market by the symbol that Yahoo writes, in upper or lower case.</summary>
internal sealed class SecurityDirectory(IMarket market)
{
    private readonly Lazy<Dictionary<string, Security>> bySymbol = new(() =>
        market.Securities
            .DistinctBy(security => Spelling(security.Symbol), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(security => Spelling(security.Symbol), StringComparer.OrdinalIgnoreCase));

    /// <summary>BRK-B for BRK.B; Alpha Vantage takes either, Yahoo knows only the first.</summary>
    public static string Spelling(string symbol) => symbol.Replace('.', '-');

    public Security? Find(string symbol) => bySymbol.Value.GetValueOrDefault(symbol);
}
