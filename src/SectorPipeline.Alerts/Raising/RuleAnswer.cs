namespace SectorPipeline.Alerts;

/// <summary>What a rule found, or why it found nothing out.</summary>
internal sealed record RuleAnswer(AlertRule Rule, RuleOutcome Outcome, IReadOnlyList<Finding> Findings, string? Error = null)
{
    /// <summary>The answer, unless it is about the past: alerts about a later session must not be changed by an earlier one.</summary>
    public RuleAnswer For(AlertKind kind, EvaluationMoment moment, IReadOnlyDictionary<string, DateOnly> evaluated) =>
        kind == AlertKind.Market && Outcome == RuleOutcome.Evaluated && evaluated.TryGetValue(Rule.Name, out var latest) && latest > moment.Session.Date
            ? this with { Outcome = RuleOutcome.Past, Findings = [] }
            : this;
}
