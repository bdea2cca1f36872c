using System.Collections.Concurrent;

namespace SectorPipeline.Orchestration;

/// <summary>How the steps of a run ended: in this execution or, before their turn in it, in earlier ones.</summary>
internal sealed class StepEnds(IEnumerable<RunStep> before)
{
    private readonly ConcurrentDictionary<string, RunStep> steps = new(before.Select(step => KeyValuePair.Create(step.Name, step)), StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Ends when all that was added so far is recorded; fails when something could not be.</summary>
    public Task Recorded { get; private set; } = Task.CompletedTask;

    public RunStep? Find(string step) => steps.GetValueOrDefault(step);

    /// <param name="step">A step that has ended.</param>
    /// <param name="recorded">Ends when the history has it.</param>
    /// <param name="tell">Called then, after those of the steps that were added before.</param>
    public void Add(RunStep step, Task recorded, Action tell)
    {
        steps[step.Name] = step;
        lock (gate)
            Recorded = TellAsync(Recorded, recorded, tell);
    }

    private static async Task TellAsync(Task before, Task recorded, Action tell)
    {
        await before;
        await recorded;
        tell();
    }
}
