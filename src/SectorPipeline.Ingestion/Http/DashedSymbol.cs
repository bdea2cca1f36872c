namespace SectorPipeline.Ingestion.Http;

/// <summary>The way in which Yahoo and Alpha Vantage write a class of shares: BRK-B for BRK.B.</summary>
internal static class DashedSymbol
{
    public static string Of(string symbol) => IsClass(symbol) ? $"{symbol[..^2]}-{symbol[^1]}" : symbol;

    /// <summary>Whether the symbol names an exchange outside the United States, as OCDO.L does.</summary>
    public static bool IsForeign(string symbol) => symbol.Contains('.', StringComparison.Ordinal) && !IsClass(symbol);

    /// <summary>Whether a vendor's symbol means ours; vendors write a class with a dash, and some answer with the dot.</summary>
    public static bool IsSame(string? vendors, string ours) =>
        vendors is not null && string.Equals(Of(vendors), Of(ours), StringComparison.OrdinalIgnoreCase);

    // A, B or C after the dot is a class; other suffixes, such as the L of OCDO.L, are exchanges and keep their dot.
    private static bool IsClass(string symbol) => symbol.Length > 2 && symbol[^2] == '.' && symbol[^1] is 'A' or 'B' or 'C';
}
