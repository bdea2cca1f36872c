using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Evaluates rules and writes what has changed, with the messages about it, in one transaction.</summary>
public sealed class AlertEvaluator(IWarehouse warehouse, AlertOptions options)
{
    /// <summary>Evaluates the enabled rules of the kind; doing so again for the same session changes nothing.</summary>
    /// <param name="rules">The rules, and the windows in which nobody is told.</param>
    /// <param name="kind">Which of them.</param>
    /// <param name="only">Names of rules; null for all.</param>
    /// <param name="moment">For which session, and when.</param>
    /// <param name="cancellation">Stops it; nothing is written then.</param>
    /// <returns>What was done; a rule that fails is a fault of it, and the others are evaluated all the same.</returns>
    public async Task<EvaluationResult> EvaluateAsync(
        AlertRules rules, AlertKind kind, IReadOnlyCollection<string>? only, EvaluationMoment moment, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        await AlertSchema.EnsureAsync(connection, cancellation);
        var chosen = rules.Rules.Where(rule => rule.Enabled && rule.Kind == kind && (only is null || only.Contains(rule.Name))).ToList();
        var found = await new RuleRound(connection, moment).AskAsync(chosen, cancellation);
        return await connection.InTransactionAsync(() => WriteAsync(connection, rules, kind, only, found, moment, cancellation), cancellation);
    }

    /// <summary>What a rule finds, without a change to anything.</summary>
    public async Task<IReadOnlyList<AlertPreview>> PreviewAsync(AlertRule rule, EvaluationMoment moment, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        var findings = await new RuleQuery(connection.Connection, connection.Dialect, moment).RunAsync(rule, cancellation);
        return [.. findings.Select(finding => new AlertPreview(rule.KeyOf(finding.Entity), finding.Severity, finding.Value, finding.Title, finding.Message))];
    }

    private async Task<EvaluationResult> WriteAsync(
        AlertConnection connection, AlertRules rules, AlertKind kind, IReadOnlyCollection<string>? only, IReadOnlyList<RuleAnswer> found, EvaluationMoment moment, CancellationToken cancellation)
    {
        var table = new AlertTable(connection);
        var known = (await table.LatestAsync(kind, cancellation)).ToLookup(alert => alert.Rule, StringComparer.Ordinal);
        var past = await new RuleTable(connection).SessionsAsync(cancellation);
        var answers = found.Select(answer => answer.For(kind, moment, past)).ToList();
        List<EpisodeChange> changes = [.. answers.SelectMany(answer => Changes(rules, answer, known, moment))];
        if (only is null)
            changes.AddRange(Orphans(rules, known, moment));
        await table.WriteAsync(changes, cancellation);
        await new RuleTable(connection).WriteAsync([.. answers.Select(answer => new RuleRecord(answer.Rule.Name, moment.Session.Date, answer.Outcome, answer.Error))], moment.Now, cancellation);
        var messages = new MessageComposer(options.Enabled, options.MostMessages).Compose([.. changes.Select(change => change.Notice).OfType<Notice>()]);
        await new OutboxTable(connection).AddAsync(messages, moment.Now, cancellation);
        return Count(answers, changes, messages.Count);
    }

    private static IReadOnlyList<EpisodeChange> Changes(AlertRules rules, RuleAnswer answer, ILookup<string, Alert> known, EvaluationMoment moment)
    {
        if (answer.Outcome != RuleOutcome.Evaluated)
            return [];
        var name = answer.Rule.Name;
        return new RuleEpisodes(answer.Rule, moment, entity => rules.SuppressedBecause(name, entity, moment.Now)).Decide(answer.Findings, [.. known[name]]);
    }

    // Nothing will ever resolve the alerts of a rule that was removed or disabled.
    private static IEnumerable<EpisodeChange> Orphans(AlertRules rules, ILookup<string, Alert> known, EvaluationMoment moment)
    {
        var names = rules.Rules.Where(rule => rule.Enabled).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var alert in known.Where(rule => !names.Contains(rule.Key)).SelectMany(rule => rule).Where(alert => alert.IsOpen))
        {
            var ended = alert with { State = AlertState.Resolved, ResolvedAt = moment.Now, UpdatedAt = moment.Now };
            yield return new EpisodeChange(alert, ended, new Notice(NoticeKind.Resolved, ended) { IsQuiet = true });
        }
    }

    private static EvaluationResult Count(IReadOnlyList<RuleAnswer> answers, IReadOnlyList<EpisodeChange> changes, int messages) => new(
        answers.ToDictionary(answer => answer.Rule.Name, answer => answer.Outcome, StringComparer.Ordinal),
        changes.Count(change => change.IsNew),
        changes.Count(change => !change.IsNew && change.After.IsOpen),
        changes.Count(change => !change.After.IsOpen),
        changes.Count(change => change.After is { IsOpen: true, Suppressed: not null }),
        messages,
        [.. answers.Select(answer => answer.Error).OfType<string>()]);
}
