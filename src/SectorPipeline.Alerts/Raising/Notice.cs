using SectorPipeline.Jinja;

namespace SectorPipeline.Alerts;

/// <summary>Something to tell of an alert; a quiet one is only for channels that follow states.</summary>
internal sealed record Notice(NoticeKind Kind, Alert Alert)
{
    public bool IsQuiet { get; init; }

    public string? Group { get; init; }

    public string? NotTo { get; init; }

    public int Flood { get; init; } = AlertRules.DefaultFlood;

    /// <summary>The rule's title of a message about several alerts.</summary>
    public JinjaTemplate? Summary { get; init; }
}
