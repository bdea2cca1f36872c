namespace SectorPipeline.Alerts;

/// <summary>What there is to tell of an alert.</summary>
public enum NoticeKind
{
    Raised,

    /// <summary>Its severity has risen.</summary>
    Escalated,

    /// <summary>It goes on, and its value is worse than when people were told last, longer ago than the cooldown.</summary>
    Worsened,

    /// <summary>It says something else; only those who follow states are told.</summary>
    Updated,
    Resolved,

    /// <summary>A message that somebody sends to see whether it arrives.</summary>
    Test,
}
