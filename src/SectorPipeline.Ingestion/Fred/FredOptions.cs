using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>FRED, the economic data of the Federal Reserve Bank of St. Louis, which allows 120 calls a minute.</summary>
public sealed record FredOptions : VendorOptions
{
    public const string Section = "Ingestion:Fred";

    [SetsRequiredMembers]
    public FredOptions()
    {
        BaseUrl = new Uri("https://api.stlouisfed.org");
        Concurrency = 4;
        CallsPerMinute = 120;
    }

    /// <summary>The series that a run fetches unless its step names others.</summary>
    public IReadOnlyList<string> Series { get; init; } =
    [
        "CPIAUCSL", "CPILFESL", "DFF", "DGS10", "DGS2", "FEDFUNDS", "GDPC1", "HOUST", "ICSA", "INDPRO", "M2SL", "PAYEMS",
        "PCEPI", "RSXFS", "T10Y2Y", "UMCSENT", "UNRATE", "USREC", "VIXCLS",
    ];

    /// <summary>The day on which FRED would publish something then: its days are those of Chicago.</summary>
    internal static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById("America/Chicago")).DateTime);

    internal override string? KeyVariable => "FRED_API_KEY";
}
