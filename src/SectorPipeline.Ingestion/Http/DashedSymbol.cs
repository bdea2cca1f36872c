namespace SectorPipeline.Ingestion.Http;

/// <summary>The way in which Yahoo and Alpha Vantage write a class of shares: BRK-B for BRK.B.</summary>
internal static class DashedSymbol
{
    // A, B or C after the dot is a class; other suffixes, such as the L of OCDO.L, are exchanges and keep their dot.
    public static string Of(string symbol) =>
        symbol.Length > 2 && symbol[^2] == '.' && symbol[^1] is 'A' or 'B' or 'C' ? $"{symbol[..^2]}-{symbol[^1]}" : symbol;
}
