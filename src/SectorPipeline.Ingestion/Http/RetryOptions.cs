namespace SectorPipeline.Ingestion;

/// <summary>How often and how patiently a request to a vendor is tried again.</summary>
public sealed record RetryOptions
{
    /// <summary>Tries in all, the first included.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The wait after the first failure; it doubles from then on, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait; a vendor that asks for a longer one is not asked again in this run.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
