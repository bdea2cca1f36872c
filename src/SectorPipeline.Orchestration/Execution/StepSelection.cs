using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Works out which steps of a job to run.</summary>
public static class StepSelection
{
    /// <summary>The steps that <c>--from</c> or <c>--only</c> names, or null when neither is given.</summary>
    public static IReadOnlySet<string>? Named(Job job, string? from, string? only)
    {
        if (from is not null && only is not null)
            throw new ConfigurationException("--from and --only exclude each other. Give one of them.");
        if (only is not null)
            return new HashSet<string>(StringComparer.Ordinal) { Known(job, only) };
        return from is null ? null : job.Steps.Descendants(Known(job, from)).Append(from).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The steps to run again so that the run can succeed; all of them for a rebuild.</summary>
    internal static HashSet<string> Unfinished(Job job, RunDetails before, bool all)
    {
        var unfinished = before.Steps
            .Where(step => job.Steps.Contains(step.Name) && (all || !IsDone(step)))
            .Select(step => step.Name)
            .ToHashSet(StringComparer.Ordinal);
        var leftOut = before.Steps.Where(step => step.IsLeftOut).Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        // Conditions, and whether something failed, are asked again after the steps that run again.
        unfinished.UnionWith(job.Steps.Names.Where(name => (leftOut.Contains(name) || job.Steps[name].IsHandler) && job.Steps.Ancestors(name).Overlaps(unfinished)).ToList());
        return unfinished;
    }

    /// <summary>The chosen steps alone. One still comes after another that it needs by way of steps left out.</summary>
    internal static Dag<JobStep> Restrict(Dag<JobStep> steps, IReadOnlySet<string> chosen) =>
        chosen.Count == steps.Count
            ? steps
            : new Dag<JobStep>(
                steps.Names.Where(chosen.Contains).Select(name => steps[name]),
                step => step.Name,
                step => steps.Ancestors(step.Name).Where(chosen.Contains));

    private static bool IsDone(RunStep step) => step.State == StepState.Succeeded || step.IsLeftOut;

    private static string Known(Job job, string step) =>
        job.Steps.Contains(step)
            ? step
            : throw new ConfigurationException(
                $"{job.Name}: no step is called '{step}'.{NearestName.Hint(step, job.Steps.Names)} Steps: {string.Join(", ", job.Steps.Names)}.");
}
