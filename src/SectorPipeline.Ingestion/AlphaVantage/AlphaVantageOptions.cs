using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>Alpha Vantage: companies, and prices for those with a premium key.</summary>
public sealed record AlphaVantageOptions : VendorOptions
{
    public const string Section = "Ingestion:AlphaVantage";

    [SetsRequiredMembers]
    public AlphaVantageOptions() => BaseUrl = new Uri("https://www.alphavantage.co");

    /// <summary>How old a company's row may be, in calendar days, before the vendor is asked again.</summary>
    public int RefreshDays { get; init; } = 30;
}
