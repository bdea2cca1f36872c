using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Works out which steps of a job to run.</summary>
internal static class StepSelection
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

    /// <summary>The chosen steps alone. One still comes after another that it needs by way of steps left out.</summary>
    public static Dag<JobStep> Restrict(Dag<JobStep> steps, IReadOnlySet<string> chosen) =>
        chosen.Count == steps.Count
            ? steps
            : new Dag<JobStep>(
                steps.Names.Where(chosen.Contains).Select(name => steps[name]),
                step => step.Name,
                step => steps.Ancestors(step.Name).Where(chosen.Contains));

    private static string Known(Job job, string step) =>
        job.Steps.Contains(step)
            ? step
            : throw new ConfigurationException(
                $"{job.Name}: no step is called '{step}'.{NearestName.Hint(step, job.Steps.Names)} Steps: {string.Join(", ", job.Steps.Names)}.");
}
