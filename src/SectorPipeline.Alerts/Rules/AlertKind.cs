namespace SectorPipeline.Alerts;

/// <summary>What a rule watches, which decides when it is evaluated and by which clock.</summary>
public enum AlertKind
{
    /// <summary>The numbers of a session; its clock is the session.</summary>
    Market,

    /// <summary>The pipeline itself; its clock is that of the machine.</summary>
    Operations,
}
