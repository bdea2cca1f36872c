namespace SectorPipeline.Sandbox;

/// <summary>The securities of a market by the symbol that a vendor writes; vendors do not tell upper from lower case.</summary>
internal sealed class SecurityDirectory(IMarket market, Func<string, string> spelling)
{
    private readonly Lazy<Dictionary<string, Security>> bySymbol = new(() =>
        market.Securities
            .DistinctBy(security => spelling(security.Symbol), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(security => spelling(security.Symbol), StringComparer.OrdinalIgnoreCase));

    public Security? Find(string symbol) => bySymbol.Value.GetValueOrDefault(symbol);
}
