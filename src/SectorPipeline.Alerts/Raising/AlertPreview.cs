namespace SectorPipeline.Alerts;

/// <summary>What a rule would raise.</summary>
public sealed record AlertPreview(string Key, AlertSeverity Severity, double? Value, string Title, string Message);
