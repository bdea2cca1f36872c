namespace SectorPipeline.Alerts;

/// <summary>Where a message is.</summary>
public enum OutboxState
{
    /// <summary>It waits for its first attempt, or for the next; later ones of its channel wait behind it.</summary>
    Pending,

    /// <summary>The receiver does not want it as it is; it is tried again, and later ones go past it.</summary>
    Refused,
    Delivered,

    /// <summary>Given up after <see cref="AlertOptions.GiveUpAfter"/>.</summary>
    Dead,
}
