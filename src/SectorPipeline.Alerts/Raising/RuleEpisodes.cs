namespace SectorPipeline.Alerts;

/// <summary>Decides what the findings of one rule change; it reads and writes nothing.</summary>
/// <param name="rule">The rule.</param>
/// <param name="moment">The evaluation.</param>
/// <param name="suppressedBecause">The reason why nobody is to be told of an entity; null when they are.</param>
internal sealed class RuleEpisodes(AlertRule rule, EvaluationMoment moment, Func<string, string?> suppressedBecause)
{
    private readonly DateTimeOffset clock = moment.ClockOf(rule.Kind);

    /// <param name="findings">What the rule found, each entity once.</param>
    /// <param name="known">The latest episode of each of the rule's keys.</param>
    public IReadOnlyList<EpisodeChange> Decide(IReadOnlyList<Finding> findings, IReadOnlyList<Alert> known)
    {
        var latest = known.ToDictionary(alert => alert.Key, StringComparer.Ordinal);
        var found = findings.Select(finding => rule.KeyOf(finding.Entity)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known.Where(alert => alert.IsOpen && !found.Contains(alert.Key)).Select(Miss).OfType<EpisodeChange>(),
            .. findings.SelectMany(finding => Meet(finding, latest.GetValueOrDefault(rule.KeyOf(finding.Entity)))),
        ];
    }

    private IEnumerable<EpisodeChange> Meet(Finding finding, Alert? before)
    {
        if (before is null or { IsOpen: false })
            return [Begin(finding, before)];
        if (rule.Shape == AlertShape.Event && IsAnother(finding, before))
            return [new EpisodeChange(before, End(before)), Begin(finding, before)];
        return Continue(finding, before) is { } change ? [change] : [];
    }

    // In the market an event is one of its session; in operations, one that says something else: of another run.
    private bool IsAnother(Finding finding, Alert before) =>
        rule.Kind == AlertKind.Market ? before.Session < moment.Session.Date : before.Message != finding.Message;

    private EpisodeChange Begin(Finding finding, Alert? earlier)
    {
        var begun = Apply(finding, new Alert
        {
            Key = rule.KeyOf(finding.Entity),
            Rule = rule.Name,
            Kind = rule.Kind,
            Severity = finding.Severity,
            Owner = rule.Owner,
            Entity = finding.Entity,
            Title = finding.Title,
            Message = finding.Message,
            State = AlertState.Raised,
            Session = moment.Session.Date,
            RaisedAt = moment.Now,
            UpdatedAt = moment.Now,
            NotifiedAsOf = earlier?.NotifiedAsOf,
            NotifiedSeverity = earlier?.NotifiedSeverity,
            NotifiedValue = earlier?.NotifiedValue,
        });
        return Tell(finding, null, begun);
    }

    private EpisodeChange? Continue(Finding finding, Alert before)
    {
        var after = Apply(finding, before) with { AbsentAsOf = null };
        if (Says(before) != Says(after) || before.Session < after.Session)
            after = after with { Occurrences = before.Occurrences + 1, UpdatedAt = moment.Now, RunId = moment.RunId, State = StateOf(before, after) };
        var change = Tell(finding, before, after);
        return change.After == before ? null : change;
    }

    private Alert Apply(Finding finding, Alert alert) => alert with
    {
        Severity = finding.Severity,
        Owner = rule.Owner,
        Title = finding.Title,
        Message = finding.Message,
        Value = finding.Value,
        Session = alert.Session > moment.Session.Date ? alert.Session : moment.Session.Date,
        RunId = alert.RunId.Length == 0 ? moment.RunId : alert.RunId,
        Suppressed = suppressedBecause(finding.Entity) ?? (alert.IsTold ? alert.Suppressed : null),
    };

    private static AlertState StateOf(Alert before, Alert after) =>
        after.Severity > before.Severity ? AlertState.Updated
        : before.State == AlertState.Acknowledged || Says(before) == Says(after) ? before.State
        : AlertState.Updated;

    private EpisodeChange Tell(Finding finding, Alert? before, Alert after)
    {
        if (suppressedBecause(finding.Entity) is not null)
            return new EpisodeChange(before, after);
        if (Due(after) is { } due)
            return new EpisodeChange(before, Noted(after), NoticeOf(due, Noted(after), finding));
        var isNews = before is null || Says(before) != Says(after);
        return new EpisodeChange(before, after, isNews ? NoticeOf(before is null ? NoticeKind.Raised : NoticeKind.Updated, after, finding) with { IsQuiet = true } : null);
    }

    // What people are to be told now; null for nothing.
    private NoticeKind? Due(Alert alert)
    {
        var isCool = alert.NotifiedAsOf is not { } told || clock - told >= rule.Cooldown;
        var isGraver = alert.NotifiedSeverity is { } severity && alert.Severity > severity;
        if (!alert.IsTold)
            return isCool || isGraver ? NoticeKind.Raised : null;
        if (isGraver)
            return NoticeKind.Escalated;
        var isReminder = alert.State != AlertState.Acknowledged && rule.Cooldown > TimeSpan.Zero && isCool;
        return isReminder && IsWorse(alert.Value, alert.NotifiedValue) ? NoticeKind.Worsened : null;
    }

    private Alert Noted(Alert alert) =>
        alert with { IsTold = true, NotifiedAsOf = clock, NotifiedSeverity = alert.Severity, NotifiedValue = alert.Value };

    private bool IsWorse(double? value, double? told) => rule.Worse switch
    {
        WorseDirection.Higher => value > told,
        WorseDirection.Lower => value < told,
        _ => Math.Abs(value ?? 0) > Math.Abs(told ?? 0),
    };

    private EpisodeChange? Miss(Alert before)
    {
        var absent = before with { AbsentAsOf = before.AbsentAsOf ?? clock };
        if (clock - absent.AbsentAsOf < rule.ResolveAfter)
            return absent == before ? null : new EpisodeChange(before, absent);
        var ended = End(absent);
        var isQuiet = !before.IsTold || !rule.NotifyResolved || suppressedBecause(before.Entity) is not null;
        return new EpisodeChange(before, ended, new Notice(NoticeKind.Resolved, ended) { IsQuiet = isQuiet, Flood = rule.Flood, Summary = rule.Summary, Group = rule.GroupBy is null ? null : "" });
    }

    private Alert End(Alert alert) =>
        alert with { State = AlertState.Resolved, ResolvedAt = moment.Now, UpdatedAt = moment.Now, AbsentAsOf = alert.AbsentAsOf ?? clock };

    private Notice NoticeOf(NoticeKind kind, Alert alert, Finding finding) =>
        new(kind, alert) { Group = finding.Group, NotTo = finding.NotTo, Flood = rule.Flood, Summary = rule.Summary };

    private static (AlertSeverity, string, string, double?) Says(Alert alert) => (alert.Severity, alert.Title, alert.Message, alert.Value);
}
