namespace SectorPipeline.Benchmarks.Running;

internal sealed class SimulatedDailyRunBenchmark : IBenchmark
{
    private const int Roots = 3;

    public string Name => "daily-sandbox";

    public string Description => "sector run daily --sandbox as a process: on an empty data root, and again with nothing new";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        var run = await DailyRun.MeasureAsync(Roots, again: 1, ["--sandbox"], cancellation);
        return
        [
            new Measurement("daily run, sandbox: first", run.FirstSeconds, "s", Target.AtMost(15)),
            new Measurement("daily run, sandbox: nothing new", run.AgainSeconds, "s", Target.AtMost(3)),
        ];
    }
}
