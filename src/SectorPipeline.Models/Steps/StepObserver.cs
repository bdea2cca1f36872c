using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Tells a step's progress: how many nodes are done, and which one ended last.</summary>
internal sealed class StepObserver(IProgress<StepProgress> progress) : INodeObserver
{
    private int done;
    private int planned;

    public void Planned(int total)
    {
        planned = total;
        progress.Report(new StepProgress(0, total));
    }

    public void NodeStarted(Node node) => progress.Report(new StepProgress(done, planned, node.Name));

    public void NodeFinished(NodeResult result)
    {
        var count = Interlocked.Increment(ref done);
        progress.Report(new StepProgress(count, planned, Describe(result)));
    }

    public void Message(string text) => progress.Report(new StepProgress(done, planned, text));

    private static string Describe(NodeResult result) =>
        result.Rows is { } rows
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Node.Name}: {rows:N0} rows")
            : $"{result.Node.Name}: {result.Status.ToString().ToLowerInvariant()}";
}
