namespace SectorPipeline.Alerts;

/// <summary>How a step of a job went, run after run.</summary>
internal sealed record StepHealth(string Job, string Step, IReadOnlyList<StepRun> Runs)
{
    public int Failures => Runs.Count(run => run.HasFailed);

    public int Retried => Runs.Count(run => run.Attempts > 1);

    public Durations Durations => new([.. Runs.Where(run => !run.HasFailed).Select(run => run.Seconds).OfType<double>()]);

    /// <summary>The slowest first.</summary>
    public static IReadOnlyList<StepHealth> Of(IEnumerable<StepRun> steps) =>
    [
        .. steps.GroupBy(step => (step.Job, step.Step)).Select(runs => new StepHealth(runs.Key.Job, runs.Key.Step, [.. runs]))
            .OrderByDescending(step => step.Durations.Median).ThenBy(step => step.Job, StringComparer.Ordinal).ThenBy(step => step.Step, StringComparer.Ordinal),
    ];
}
