namespace SectorPipeline.Benchmarks.Running;

internal sealed class RecordedDailyRunBenchmark : IBenchmark
{
    public string Name => "daily-recorded";

    public string Description => "sector run daily --market ../shared/market as a process: time and memory, and again with nothing new";

    public string? Obstacle => Directory.Exists(Repository.RecordedMarket) ? null : "needs the recorded market ../shared/market";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        var run = await DailyRun.MeasureAsync(roots: 1, again: 3, ["--market", Repository.RecordedMarket], cancellation);
        return
        [
            new Measurement("daily run, recorded: first", run.FirstSeconds, "s", Target.AtMost(60)),
            new Measurement("daily run, recorded: peak memory", run.PeakGigabytes, "GB", Target.AtMost(2)),
            new Measurement("daily run, recorded: nothing new", run.AgainSeconds, "s", Target.AtMost(3)),
        ];
    }
}
