namespace SectorPipeline.Sandbox;

/// <summary>Yahoo's names of the sectors, which are Morningstar's and not those of GICS.</summary>
internal static class YahooSector
{
    public static string? Of(string? gics) => gics switch
    {
        "Consumer Discretionary" => "Consumer Cyclical",
        "Consumer Staples" => "Consumer Defensive",
        "Financials" => "Financial Services",
        "Health Care" => "Healthcare",
        "Information Technology" => "Technology",
        "Materials" => "Basic Materials",
        _ => gics,
    };
}
