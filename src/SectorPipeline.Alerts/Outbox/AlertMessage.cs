namespace SectorPipeline.Alerts;

/// <summary>What one channel is to tell: of one alert, or of several in one.</summary>
public sealed record AlertMessage
{
    public required NoticeKind Event { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>How many alerts it is about.</summary>
    public required int Count { get; init; }

    /// <summary>The first of these.</summary>
    public required IReadOnlyList<AlertView> Alerts { get; init; }
}
