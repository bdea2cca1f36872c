using System.Collections.Concurrent;

namespace SectorPipeline.Orchestration;

/// <summary>How the steps of a run ended: in this execution or, before their turn in it, in earlier ones.</summary>
internal sealed class StepEnds(IEnumerable<RunStep> before)
{
    private readonly ConcurrentDictionary<string, RunStep> steps = new(before.Select(step => KeyValuePair.Create(step.Name, step)), StringComparer.Ordinal);

    public RunStep? Find(string step) => steps.GetValueOrDefault(step);

    public void Add(RunStep step) => steps[step.Name] = step;
}
