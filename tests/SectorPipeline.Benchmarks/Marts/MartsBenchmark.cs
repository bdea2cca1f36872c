
namespace SectorPipeline.Benchmarks.Marts;

internal sealed class MartsBenchmark : IBenchmark
{
    private const int Stocks = 500;
    private const int LongHistory = 20;
    private const int ShortHistory = 2;
    private const int SessionsAdded = 3;

    public string Name => "marts";

    public string Description => "All models and tests of sql/ from empty, and after one more session, on histories of 2 and of 20 years";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        var (_, shortSession) = await MeasureAsync(ShortHistory, cancellation);
        var (build, longSession) = await MeasureAsync(LongHistory, cancellation);
        return
        [
            .. await RecordedAsync(cancellation),
            new Measurement("500 stocks x 20 years: models and tests from empty", build.Seconds, "s", Target.AtMost(40)),
            new Measurement("500 stocks x 20 years: memory", build.PeakGigabytes, "GB", Target.AtMost(3)),
            new Measurement("500 stocks x 20 years: one more session", longSession, "s", Target.AtMost(3)),
            new Measurement("one more session: 20 years against 2", longSession / shortSession, "x", Target.AtMost(1.3)),
        ];
    }

    private static async Task<(ProcessCost Build, double Session)> MeasureAsync(int years, CancellationToken cancellation)
    {
        using var root = new TemporaryFolder();
        var raw = new SimulatedRaw(root.PathOf("warehouse.duckdb"), Stocks, years);
        raw.Create();
        var process = new SectorProcess(root.Path);
        var build = await process.RunAsync(cancellation, "sql", "build", "--exclude", SimulatedRaw.NoTables);
        var sessions = new double[SessionsAdded];
        for (var i = 0; i < SessionsAdded; i++)
        {
            raw.AddSession();
            sessions[i] = (await process.RunAsync(cancellation, "sql", "run", "--exclude", SimulatedRaw.NoTables)).Seconds;
        }

        return (build, Timing.Median(sessions));
    }

    private static async Task<IReadOnlyList<Measurement>> RecordedAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Repository.RecordedMarket))
            return [];
        using var root = new TemporaryFolder();
        var process = new SectorProcess(root.Path);
        await process.RunAsync(cancellation, "run", "daily", "--market", Repository.RecordedMarket);
        var build = await process.RunAsync(cancellation, "sql", "build", "--full-refresh");
        return [new Measurement("the recorded market (743,344 bars): models and tests from empty", build.Seconds, "s", Target.AtMost(12))];
    }
}
