using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>Alpha Vantage: companies, statements and listings; prices too, adjusted ones with a premium key. The limits are those of the free plan.</summary>
public sealed record AlphaVantageOptions : VendorOptions
{
    public const string Section = "Ingestion:AlphaVantage";

    [SetsRequiredMembers]
    public AlphaVantageOptions()
    {
        BaseUrl = new Uri("https://www.alphavantage.co");
        Concurrency = 1;
        CallsPerSecond = 1;
        CallsPerMinute = 5;
        CallsPerDay = 25;
        DayZone = "America/New_York";
    }

    /// <summary>Whether the plan has adjusted prices and whole histories; without them prices come as traded, 100 sessions at most.</summary>
    public bool AdjustedPrices { get; init; } = true;

    internal override string? KeyVariable => "ALPHA_VANTAGE_API_KEY";
}
