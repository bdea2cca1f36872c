namespace SectorPipeline.App.Host;

/// <summary>The body of <c>POST /api/v1/alerts/acknowledge</c>.</summary>
internal sealed record AcknowledgeOrder
{
    /// <summary>The key of an open alert, such as <c>drawdown/Energy</c>.</summary>
    public required string Key { get; init; }

    public string? Note { get; init; }
}
