using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Finds what earlier executions of a run did of the steps that run again, and what of it still holds.</summary>
internal static class DoneParts
{
    /// <summary>
    /// The names by step. Nothing holds when everything is wanted again, when steps were named, or when a step above runs again: then what the
    /// parts are made of may change.
    /// </summary>
    public static async Task<ILookup<string, string>> ReadAsync(
        IRunHistory history, Run run, Dag<JobStep> steps, RunPart part, CancellationToken cancellation)
    {
        var holds = !part.All && !run.FullRefresh && part is { From: null, Only: null };
        var parts = holds ? await history.SubStepsAsync(run.Id, null, cancellation) : [];
        return parts
            .Where(one => steps.Contains(one.Step) && steps.Needs(one.Step).Count == 0)
            .GroupBy(one => (one.Step, one.SubStep.Name), one => one.SubStep)
            .Where(group => group.Last().State is SubStepState.Succeeded or SubStepState.Unchanged)
            .ToLookup(group => group.Key.Step, group => group.Key.Name, StringComparer.Ordinal);
    }
}
