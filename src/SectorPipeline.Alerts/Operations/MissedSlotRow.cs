namespace SectorPipeline.Alerts;

/// <summary>A row of <c>audit.missed_slots</c>: a session that a job was to have processed by its deadline, and that no run was queued for.</summary>
public sealed record MissedSlotRow(string Job, DateOnly Session, DateTimeOffset DueAt, DateTimeOffset DeadlineAt);
