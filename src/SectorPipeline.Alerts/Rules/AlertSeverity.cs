namespace SectorPipeline.Alerts;

/// <summary>How much an alert matters, the least first.</summary>
public enum AlertSeverity
{
    Info,
    Warning,
    Error,
    Critical,
}
