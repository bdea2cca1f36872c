namespace SectorPipeline.Alerts;

/// <summary>What an evaluation did.</summary>
/// <param name="Rules">How each rule went.</param>
/// <param name="Raised">The alerts that are new.</param>
/// <param name="Updated">Those that say something else now.</param>
/// <param name="Resolved">Those that are over.</param>
/// <param name="Suppressed">Those found of which nobody is told.</param>
/// <param name="Messages">The messages written to the outbox.</param>
/// <param name="Faults">What is wrong with rules that failed.</param>
public sealed record EvaluationResult(
    IReadOnlyDictionary<string, RuleOutcome> Rules, int Raised, int Updated, int Resolved, int Suppressed, int Messages, IReadOnlyList<string> Faults);
