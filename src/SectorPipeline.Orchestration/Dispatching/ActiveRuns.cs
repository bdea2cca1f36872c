using System.Collections.Concurrent;

namespace SectorPipeline.Orchestration;

/// <summary>The runs that this node executes, and how they are stopped.</summary>
public sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<string, ActiveRun> runs = new(StringComparer.Ordinal);

    public int Count => runs.Count;

    public IReadOnlyCollection<string> Ids => [.. runs.Keys];

    internal ActiveRun Add(string run) => runs[run] = new ActiveRun();

    internal void Remove(string run)
    {
        if (runs.TryRemove(run, out var ended))
            ended.Dispose();
    }

    /// <summary>Tells a run to stop; nothing happens when this node does not execute it.</summary>
    internal Task StopAsync(string run, StopCause cause) =>
        runs.TryGetValue(run, out var active) ? active.StopAsync(cause) : Task.CompletedTask;

    /// <summary>Tells all runs to stop, and waits until they have.</summary>
    internal async Task StopAllAsync(StopCause cause)
    {
        var all = runs.Values.ToList();
        foreach (var run in all)
            await run.StopAsync(cause);
        await Task.WhenAll(all.Select(run => run.Execution));
    }
}
