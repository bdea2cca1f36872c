using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A command over the SQL project as a step of a job.</summary>
internal sealed class SqlStep(SqlProjectOptions options, IWarehouse? shared, SqlStep.Command command) : IStep
{
    internal delegate Task<InvocationResult> Command(SqlRunner runner, SqlRunOptions options, CancellationToken cancellation);

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var project = SqlProject.Load(options with { Vars = Vars(context.With) });
        if (shared is not null)
            return await RunAsync(project, shared, context, cancellation);
        await using var own = await project.OpenWarehouseAsync(cancellation);
        return await RunAsync(project, own, context, cancellation);
    }

    private async Task<StepResult> RunAsync(SqlProject project, IWarehouse warehouse, StepContext context, CancellationToken cancellation)
    {
        var runner = new SqlRunner(project, warehouse, new StepObserver(context, options.Time));
        var result = await command(runner, RunOptions(context), cancellation);
        if (result.Results.Count == 0 && result.Warnings.Count > 0)
            throw new ConfigurationException([.. result.Warnings.Select(warning => $"{context.Step}: {warning}")]);
        return result.Succeeded ? ToStepResult(result) : throw new PipelineException(Describe(context.Step, result));
    }

    private Dictionary<string, object?> Vars(StepParameters with)
    {
        var vars = new Dictionary<string, object?>(options.Vars, StringComparer.Ordinal);
        if (with.Text("vars") is not { } text)
            return vars;
        foreach (var (name, value) in SqlProjectOptions.ParseVars(text))
            vars[name] = value;
        return vars;
    }

    private static SqlRunOptions RunOptions(StepContext context) =>
        new()
        {
            InvocationId = context.RunId,
            Select = context.With.Text("select") is { } select ? [select] : [],
            Exclude = context.With.Text("exclude") is { } exclude ? [exclude] : [],
            FullRefresh = context.FullRefresh || context.With.Flag("full_refresh"),
            IsDone = node => context.SubSteps.IsDone(SubSteps.NameOf(node)),
            ReuseUnchanged = context.With.Flag("reuse_unchanged"),
            Threads = context.With.Text("threads") is null ? null : context.With.Number("threads", 1),
        };

    private static StepResult ToStepResult(InvocationResult result) =>
        new()
        {
            Rows = result.Results.Sum(node => node.Rows ?? 0),
            Counts = result.Results.GroupBy(node => Count(node), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => (long)group.Count(), StringComparer.Ordinal),
            Warnings = [.. result.Warnings, .. result.Results.Where(node => node.Status == NodeStatus.Warn).Select(node => node.Message)],
        };

    private static string Count(NodeResult result) =>
        result.Node switch
        {
            _ when result.IsReused => StepCounts.Unchanged,
            ModelNode => "models",
            SeedNode => "seeds",
            _ when result.Status == NodeStatus.Warn => "tests_warned",
            _ => "tests_passed",
        };

    private static string Describe(string step, InvocationResult result)
    {
        var failed = result.Results.Where(node => node.Status is NodeStatus.Error or NodeStatus.Fail).ToList();
        var skipped = result.Count(NodeStatus.Skipped);
        var lines = failed.Select(node => $"  {node.Message.ReplaceLineEndings("\n  ")}");
        return $"{step}: {failed.Count} of {result.Results.Count} failed{(skipped > 0 ? $", {skipped} below them were skipped" : "")}.\n"
            + $"{string.Join('\n', lines)}\n"
            + $"Correct these and run '{result.Command}' again; what was built before is still in place.";
    }
}
