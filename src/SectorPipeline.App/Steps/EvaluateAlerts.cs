using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Operations;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Steps;

/// <summary>The step <c>alerts.evaluate</c>: what the rules of <c>alerts.yml</c> find, told once.</summary>
internal sealed class EvaluateAlerts(AlertDesk desk, JobCatalog jobs) : IStep
{
    public static StepType Type { get; } = new(
        "alerts.evaluate",
        "Evaluates the rules of alerts.yml, and sends what has changed",
        ["kind", "rules"],
        services => new EvaluateAlerts(services.Get<AlertDesk>(), services.Get<JobCatalog>()))
    {
        Check = (services, context) => Rules(context, AlertRules.Load(services.Get<HostContext>().AlertRulesPath)),
    };

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var names = context.With.List("rules");
        var results = await desk.EvaluateAsync(jobs, Kinds(context), names.Count == 0 ? null : names, context.Session, context.RunId, cancellation);
        var report = await desk.DeliverAsync(console: null, cancellation);
        var result = ResultOf(results, report);
        string[] faults = [.. results.SelectMany(evaluation => evaluation.Faults)];
        return faults.Length == 0 ? result : throw new PipelineException($"{faults.Length} alert rules failed; the others were evaluated.\n{string.Join('\n', faults)}") { Partial = result };
    }

    private static void Rules(StepContext context, AlertRules rules)
    {
        Kinds(context);
        foreach (var name in context.With.List("rules"))
            rules.Get(name);
    }

    private static IReadOnlyList<AlertKind> Kinds(StepContext context) => context.With.Text("kind") switch
    {
        null => [AlertKind.Market, AlertKind.Operations],
        "market" => [AlertKind.Market],
        "operations" => [AlertKind.Operations],
        var other => throw new ConfigurationException($"{context.Step}: with: kind: '{other}' is no kind of rules. Use market or operations, or leave it out for both."),
    };

    private static StepResult ResultOf(IReadOnlyList<EvaluationResult> results, DeliveryReport report) => new()
    {
        Rows = results.Sum(result => result.Raised + result.Updated + result.Resolved),
        Counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["rules"] = results.Sum(result => result.Rules.Count),
            ["raised"] = results.Sum(result => result.Raised),
            ["updated"] = results.Sum(result => result.Updated),
            ["resolved"] = results.Sum(result => result.Resolved),
            ["suppressed"] = results.Sum(result => result.Suppressed),
            ["messages"] = results.Sum(result => result.Messages),
            ["delivered"] = report.Delivered,
        },
        Warnings = [.. Waiting(results), .. report.Errors.Select(error => $"not delivered yet, and tried again: {error.Value}")],
    };

    private static IEnumerable<string> Waiting(IReadOnlyList<EvaluationResult> results)
    {
        var waiting = results.SelectMany(result => result.Rules).Where(rule => rule.Value == RuleOutcome.Waiting).Select(rule => rule.Key).ToList();
        if (waiting.Count > 0)
            yield return $"not evaluated, because a table that they need is missing or has no rows of the session: {string.Join(", ", waiting)}";
    }
}
