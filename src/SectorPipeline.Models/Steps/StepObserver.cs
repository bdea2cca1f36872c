using System.Collections.Concurrent;
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
        context.SubSteps.Report(SubSteps.Of(result) with { Started = started.GetValueOrDefault(result.Node.UniqueId, now), Finished = now });
        context.Progress.Report(new StepProgress(count, planned, Describe(result)));
    }

    public void Message(string text) => context.Progress.Report(new StepProgress(done, planned, text));

    private static string Describe(NodeResult result) =>
        result.Rows is { } rows
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Node.Name}: {rows:N0} rows")
            : $"{result.Node.Name}: {result.Status.ToString().ToLowerInvariant()}";
}
