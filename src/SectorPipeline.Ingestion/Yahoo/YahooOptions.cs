using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>Yahoo Finance: prices, without a key.</summary>
public sealed record YahooOptions : VendorOptions
{
    public const string Section = "Ingestion:Yahoo";

    [SetsRequiredMembers]
    public YahooOptions() => BaseUrl = new Uri("https://query1.finance.yahoo.com");
}
