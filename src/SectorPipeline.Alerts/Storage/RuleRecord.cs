namespace SectorPipeline.Alerts;

/// <summary>How a rule went.</summary>
internal sealed record RuleRecord(string Rule, DateOnly Session, RuleOutcome Outcome, string? Error = null);
