using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Tells a step's progress, and each node as a sub-step of it.</summary>
internal sealed class StepObserver(StepContext context, TimeProvider time) : INodeObserver
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> started = new(StringComparer.Ordinal);
    private int done;
    private int planned;

    public void Planned(int total)
    {
        planned = total;
        context.Progress.Report(new StepProgress(0, total));
    }

    public void NodeStarted(Node node)
    {
        var now = started[node.UniqueId] = time.GetUtcNow();
        context.SubSteps.Report(SubSteps.Of(node) with { Started = now });
        context.Progress.Report(new StepProgress(done, planned, node.Name));
    }

    public void NodeFinished(NodeResult result)
    {
        var count = Interlocked.Increment(ref done);
        var now = time.GetUtcNow();
        var began = started.GetValueOrDefault(result.Node.UniqueId, now);
        context.SubSteps.Report(SubSteps.Of(result) with { Started = began, Finished = now });
        Trace(result, began, now);
        context.Progress.Report(new StepProgress(count, planned, Describe(result)));
    }

    // Made when it is over, so that nodes that run side by side are beside each other under the step.
    private static void Trace(NodeResult result, DateTimeOffset began, DateTimeOffset ended)
    {
        using var span = Telemetry.Activities.StartActivity($"{result.Node.Type.Name()} {result.Node.Name}", ActivityKind.Internal, default(ActivityContext), startTime: began);
        span?.SetTag("sector.node", result.Node.UniqueId).SetTag("sector.rows", result.Rows).SetTag("sector.status", result.Status.ToString().ToLowerInvariant());
        if (result.Status is NodeStatus.Error or NodeStatus.Fail)
            span?.SetStatus(ActivityStatusCode.Error, result.Message);
        span?.SetEndTime(ended.UtcDateTime);
    }

    public void Message(string text) => context.Progress.Report(new StepProgress(done, planned, text));

    private static string Describe(NodeResult result) =>
        result.Rows is { } rows
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Node.Name}: {rows:N0} rows")
            : $"{result.Node.Name}: {result.Status.ToString().ToLowerInvariant()}";
}
