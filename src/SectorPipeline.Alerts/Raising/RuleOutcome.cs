namespace SectorPipeline.Alerts;

/// <summary>How the evaluation of one rule went.</summary>
public enum RuleOutcome
{
    Evaluated,

    /// <summary>A table that it needs is not there, or has no rows of the session.</summary>
    Waiting,

    /// <summary>It was evaluated for a later session before, and its alerts are about that.</summary>
    Past,

    /// <summary>Its query or a template of it failed.</summary>
    Failed,
}
