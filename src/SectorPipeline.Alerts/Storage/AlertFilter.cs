namespace SectorPipeline.Alerts;

/// <summary>Which alerts to list; null means any.</summary>
public sealed record AlertFilter
{
    public bool OnlyOpen { get; init; } = true;

    public string? Key { get; init; }

    public string? Rule { get; init; }

    public AlertKind? Kind { get; init; }

    public string? Owner { get; init; }

    public string? Entity { get; init; }

    /// <summary>The least severity.</summary>
    public AlertSeverity? AtLeast { get; init; }

    public int Limit { get; init; } = 100;
}
