using System.Threading.Channels;

namespace SectorPipeline.Core;

/// <summary>Runs the nodes of a <see cref="Dag{T}"/>, each as soon as all that it needs has succeeded.</summary>
public static class DagRunner
{
    /// <summary>Runs every node at most once; a node below one that did not succeed is skipped, the rest goes on.</summary>
    /// <param name="dag">The nodes.</param>
    /// <param name="parallel">How many nodes may run at once; at least 1.</param>
    /// <param name="run">Runs one node and says whether it succeeded; an exception stops the whole.</param>
    /// <param name="skip">Called for a skipped node with the name of the failed node that caused it.</param>
    /// <param name="cancellation">Stops starting nodes; those running are waited for.</param>
    public static async Task<IReadOnlyDictionary<string, NodeOutcome>> RunAsync<T>(
        Dag<T> dag,
        int parallel,
        Func<T, CancellationToken, Task<bool>> run,
        Func<T, string, Task> skip,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var execution = new Execution<T>(dag, run, skip);
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
        private readonly Func<T, CancellationToken, Task<bool>> run;
        private readonly Func<T, string, Task> skip;
        private readonly Lock gate = new();
        private readonly Channel<string> ready = Channel.CreateUnbounded<string>();
        private readonly Dictionary<string, int> open;
        private readonly Dictionary<string, string> cause = new(StringComparer.Ordinal);
        private readonly Dictionary<string, NodeOutcome> outcomes = new(StringComparer.Ordinal);

        public Execution(Dag<T> dag, Func<T, CancellationToken, Task<bool>> run, Func<T, string, Task> skip)
        {
            (this.dag, this.run, this.skip) = (dag, run, skip);
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
                    Finish(name, await RunOrSkipAsync(name, stop.Token));
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

        private async Task<NodeOutcome> RunOrSkipAsync(string name, CancellationToken cancellation)
        {
            string? failed;
            lock (gate)
                failed = cause.GetValueOrDefault(name);
            if (failed is null)
                return await run(dag[name], cancellation) ? NodeOutcome.Succeeded : NodeOutcome.Failed;
            await skip(dag[name], failed);
            return NodeOutcome.Skipped;
        }

        private void Finish(string name, NodeOutcome outcome)
        {
            lock (gate)
            {
                outcomes[name] = outcome;
                foreach (var dependent in dag.Dependents(name))
                {
                    if (outcome != NodeOutcome.Succeeded)
                        cause.TryAdd(dependent, cause.GetValueOrDefault(name, name));
                    if (--open[dependent] == 0)
                        ready.Writer.TryWrite(dependent);
                }

                if (outcomes.Count == dag.Count)
                    ready.Writer.Complete();
            }
        }
    }
}
