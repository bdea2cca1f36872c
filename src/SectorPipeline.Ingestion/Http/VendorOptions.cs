using SectorPipeline.Core;

namespace SectorPipeline.Ingestion;

/// <summary>What every vendor has.</summary>
public abstract record VendorOptions
{
    public required Uri BaseUrl { get; init; }

    /// <summary>None where the vendor asks for none.</summary>
    public Secret ApiKey { get; init; } = Secret.None;

    public string UserAgent { get; init; } = "Mozilla/5.0 (compatible; SectorPipeline/0.1)";

    /// <summary>How many requests are under way at once.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>What the plan allows; null for no limit.</summary>
    public int? CallsPerSecond { get; init; }

    /// <summary>What the plan allows in any 60 seconds; null for no limit.</summary>
    public int? CallsPerMinute { get; init; }

    /// <summary>What the plan allows in a day of <see cref="DayZone"/>; null for no limit.</summary>
    public int? CallsPerDay { get; init; }

    /// <summary>How many symbols may fail one after the other before the vendor is taken to be down.</summary>
    public int GiveUpAfter { get; init; } = 24;

    public RetryOptions Retry { get; init; } = new();

    /// <summary>The time zone whose midnight begins the vendor's day.</summary>
    public string DayZone { get; init; } = "UTC";

    internal VendorLimits Limits => new(CallsPerSecond, CallsPerMinute, CallsPerDay, TimeZoneInfo.FindSystemTimeZoneById(DayZone));

    /// <summary>The environment variable that holds the key; null where the vendor asks for none.</summary>
    internal virtual string? KeyVariable => null;
}
