namespace SectorPipeline.Alerts;

/// <summary>How the runs of a job went.</summary>
internal sealed record JobHealth(string Job, IReadOnlyList<PipelineRun> Runs)
{
    public int Over => Runs.Count(run => run.IsOver);

    public double? SuccessRate => Over == 0 ? null : (double)Runs.Count(run => run.HasSucceeded) / Over;

    public int Late => Runs.Count(run => run.IsLate);

    public Durations Durations => new([.. Runs.Where(run => run.HasSucceeded).Select(run => run.Seconds).OfType<double>()]);

    public static IReadOnlyList<JobHealth> Of(IEnumerable<PipelineRun> runs) =>
        [.. runs.GroupBy(run => run.Job).OrderBy(job => job.Key, StringComparer.Ordinal).Select(job => new JobHealth(job.Key, [.. job]))];
}
