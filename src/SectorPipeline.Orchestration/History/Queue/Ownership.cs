using System.Collections.Concurrent;

namespace SectorPipeline.Orchestration;

/// <summary>The runs that this node executes, and which execution of each: the count tells whether another has taken it since.</summary>
internal sealed class Ownership(string node)
{
    private readonly ConcurrentDictionary<string, int> executions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> claimed = new(StringComparer.Ordinal);

    public string Node => node;

    public IReadOnlyCollection<string> Runs => [.. executions.Keys];

    public void Take(string run, int execution) => executions[run] = execution;

    /// <summary>Takes a run from the queue; its execution begins when it is resumed.</summary>
    public void Claim(string run, int execution)
    {
        claimed[run] = true;
        Take(run, execution);
    }

    /// <summary>Whether the run was claimed and has not been resumed since.</summary>
    public bool IsFirstResumption(string run) => claimed.ContainsKey(run);

    /// <summary>Notes that a run was resumed, once that is committed.</summary>
    public void Resume(string run) => claimed.TryRemove(run, out _);

    public void Release(string run)
    {
        claimed.TryRemove(run, out _);
        executions.TryRemove(run, out _);
    }

    /// <summary>Keeps the run this node's until the transaction ends; where nobody else may write, it is what this node knows of it.</summary>
    /// <exception cref="RunLostException">It no longer is.</exception>
    public async Task CheckAsync(HistoryTransaction transaction, string run)
    {
        var mine = executions.TryGetValue(run, out var execution) && (!transaction.IsShared || (await transaction.ReadAsync(
            $"select 1 from runs where id = $run and state = 'running' and node = $node and execution = $execution{transaction.ForShare}",
            row => row.GetInt32(0),
            ("run", run),
            ("node", node),
            ("execution", execution))).Count > 0);
        if (mine)
            return;
        Release(run);
        throw new RunLostException(run);
    }
}
