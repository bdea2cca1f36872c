using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>Alpha Vantage: companies, and prices for those with a premium key.</summary>
public sealed record AlphaVantageOptions : VendorOptions
{
    public const string Section = "Ingestion:AlphaVantage";

    [SetsRequiredMembers]
    public AlphaVantageOptions()
    {
        BaseUrl = new Uri("https://www.alphavantage.co");
        Concurrency = 1; // the free plan allows one request a second
    }

    internal override string? KeyVariable => "ALPHA_VANTAGE_API_KEY";
}
