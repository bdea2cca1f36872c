namespace SectorPipeline.Alerts;

/// <summary>Where an alert is; all but the last are open.</summary>
public enum AlertState
{
    Raised,

    /// <summary>It still holds, and says something else than when it was raised.</summary>
    Updated,

    /// <summary>A person has seen it: nothing more is sent, unless its severity rises.</summary>
    Acknowledged,
    Resolved,
}
