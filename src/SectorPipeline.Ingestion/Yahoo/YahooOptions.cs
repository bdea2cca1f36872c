using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>Yahoo Finance: prices and companies, without a key. It publishes no limits; these have kept callers welcome.</summary>
public sealed record YahooOptions : VendorOptions
{
    public const string Section = "Ingestion:Yahoo";

    [SetsRequiredMembers]
    public YahooOptions()
    {
        BaseUrl = new Uri("https://query1.finance.yahoo.com");
        Concurrency = 4;
        CallsPerSecond = 5;
        CallsPerMinute = 200;
    }
}
