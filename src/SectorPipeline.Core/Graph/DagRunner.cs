using System.Threading.Channels;

namespace SectorPipeline.Core;

/// <summary>Gives the nodes of a <see cref="Dag{T}"/> their turn, each as soon as all that it needs has ended.</summary>
public static class DagRunner
{
    /// <summary>Gives every node at most one turn; what a turn makes of a failed node above is up to the caller.</summary>
    /// <param name="dag">The nodes.</param>
    /// <param name="parallel">How many nodes may run at once; at least 1.</param>
    /// <param name="run">
    /// Runs or skips one node, given the name of a failed node above it or null, and says how it ended; an exception stops the whole.
    /// A failed node is the failed one of all below it, up to those that succeed all the same.
    /// </param>
    /// <param name="cancellation">Stops starting nodes; those running are waited for.</param>
    public static async Task<IReadOnlyDictionary<string, NodeOutcome>> RunAsync<T>(
        Dag<T> dag,
        int parallel,
        Func<T, string?, CancellationToken, Task<NodeOutcome>> run,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var execution = new Execution<T>(dag, run);
        var workers = Enumerable.Range(0, Math.Min(parallel, Math.Max(1, dag.Count)))
            .Select(_ => Task.Run(() => execution.WorkAsync(stop), CancellationToken.None))
            .ToList();
        await Task.WhenAll(workers);
        cancellation.ThrowIfCancellationRequested();
        return execution.Outcomes;
    }

    private sealed class Execution<T>
    {
        private readonly Dag<T> dag;
        private readonly Func<T, string?, CancellationToken, Task<NodeOutcome>> run;
        private readonly Lock gate = new();
        private readonly Channel<string> ready = Channel.CreateUnbounded<string>();
        private readonly Dictionary<string, int> open;
        private readonly Dictionary<string, string> failedAbove = new(StringComparer.Ordinal);
        private readonly Dictionary<string, NodeOutcome> outcomes = new(StringComparer.Ordinal);

        public Execution(Dag<T> dag, Func<T, string?, CancellationToken, Task<NodeOutcome>> run)
        {
            (this.dag, this.run) = (dag, run);
            open = dag.Names.ToDictionary(name => name, name => dag.Needs(name).Count, StringComparer.Ordinal);
            foreach (var name in dag.Names.Where(name => open[name] == 0))
                ready.Writer.TryWrite(name);
            if (dag.Count == 0)
                ready.Writer.Complete();
        }

        public IReadOnlyDictionary<string, NodeOutcome> Outcomes => outcomes;

        public async Task WorkAsync(CancellationTokenSource stop)
        {
            try
            {
                await foreach (var name in ready.Reader.ReadAllAsync(stop.Token))
                {
                    // The reader looks at the token only when it has to wait.
                    stop.Token.ThrowIfCancellationRequested();
                    Finish(name, await run(dag[name], FailedAbove(name), stop.Token));
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The caller sees the cancellation, or the exception of the node that caused it.
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }

        private string? FailedAbove(string name)
        {
            lock (gate)
                return failedAbove.GetValueOrDefault(name);
        }

        private void Finish(string name, NodeOutcome outcome)
        {
            lock (gate)
            {
                outcomes[name] = outcome;
                var failed = outcome switch
                {
                    NodeOutcome.Failed => name,
                    NodeOutcome.Skipped => failedAbove.GetValueOrDefault(name),
                    _ => null,
                };
                foreach (var dependent in dag.Dependents(name))
                {
                    if (failed is not null)
                        failedAbove.TryAdd(dependent, failed);
                    if (--open[dependent] == 0)
                        ready.Writer.TryWrite(dependent);
                }

                if (outcomes.Count == dag.Count)
                    ready.Writer.Complete();
            }
        }
    }
}
