namespace SectorPipeline.Sandbox;

/// <summary>The securities of a market by the symbol that vendors write, in upper or lower case.</summary>
internal sealed class SecurityDirectory(IMarket market)
{
    private readonly Lazy<Dictionary<string, Security>> bySymbol = new(() =>
        market.Securities
            .DistinctBy(security => Spelling(security.Symbol), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(security => Spelling(security.Symbol), StringComparer.OrdinalIgnoreCase));

    /// <summary>Vendors write BRK-B for BRK.B, and most take either.</summary>
    public static string Spelling(string symbol) => symbol.Replace('.', '-');

    public Security? Find(string symbol) => bySymbol.Value.GetValueOrDefault(Spelling(symbol));
}
