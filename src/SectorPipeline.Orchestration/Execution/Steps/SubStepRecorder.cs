using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Writes the sub-steps of one attempt to the history, those that wait in one transaction.</summary>
internal sealed class SubStepRecorder(RunScope scope, string step, int attempt, IReadOnlySet<string> done) : ISubSteps
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> positions = new(StringComparer.Ordinal);
    private readonly HashSet<string> succeeded = new(StringComparer.Ordinal);
    private Dictionary<string, RunSubStep> waiting = new(StringComparer.Ordinal);
    private Task writing = Task.CompletedTask;

    /// <summary>The parts that this attempt did or left as they were.</summary>
    public IReadOnlyCollection<string> Succeeded
    {
        get
        {
            lock (gate)
                return [.. succeeded];
        }
    }

    public bool IsDone(string name) => done.Contains(name);

    public void Report(SubStep subStep)
    {
        SubStep placed;
        lock (gate)
        {
            positions.TryAdd(subStep.Name, positions.Count);
            placed = subStep with { Position = positions[subStep.Name] };
            if (placed.State is SubStepState.Succeeded or SubStepState.Unchanged)
                succeeded.Add(placed.Name);
            waiting[placed.Name] = new RunSubStep(step, attempt, placed);
            if (writing.IsCompleted)
                writing = Task.Run(WriteAsync);
        }

        scope.Observer.SubStepChanged(step, placed);
    }

    /// <summary>Waits until all that was reported is in the history.</summary>
    public async Task FlushAsync()
    {
        while (true)
        {
            Task pending;
            lock (gate)
            {
                if (writing.IsCompleted && waiting.Count > 0)
                    writing = Task.Run(WriteAsync);
                pending = writing;
            }

            await pending;
            lock (gate)
            {
                if (waiting.Count == 0)
                    return;
            }
        }
    }

    private async Task WriteAsync()
    {
        while (Take() is { Count: > 0 } parts)
            await scope.History.RecordSubStepsAsync(scope.Run.Id, [.. parts.Values.OrderBy(part => part.SubStep.Position)], CancellationToken.None);
    }

    private Dictionary<string, RunSubStep> Take()
    {
        lock (gate)
        {
            var parts = waiting;
            waiting = new Dictionary<string, RunSubStep>(StringComparer.Ordinal);
            return parts;
        }
    }
}
