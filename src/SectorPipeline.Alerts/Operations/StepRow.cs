namespace SectorPipeline.Alerts;

/// <summary>A row of <c>audit.run_steps</c>.</summary>
public sealed record StepRow(string Step, string State, long Attempts, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, long Rows, string? Error);
