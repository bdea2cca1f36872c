namespace SectorPipeline.Benchmarks.Running;

/// <summary>What the daily job costs on an empty data root, and again with nothing new.</summary>
internal sealed record DailyRun(IReadOnlyList<ProcessCost> First, IReadOnlyList<ProcessCost> Again)
{
    public double FirstSeconds => Timing.Median(First.Select(cost => cost.Seconds));

    public double AgainSeconds => Timing.Median(Again.Select(cost => cost.Seconds));

    public double PeakGigabytes => First.Concat(Again).Max(cost => cost.PeakGigabytes);

    public static async Task<DailyRun> MeasureAsync(int roots, int again, string[] market, CancellationToken cancellation)
    {
        var (firsts, agains) = (new List<ProcessCost>(), new List<ProcessCost>());
        for (var i = 0; i < roots; i++)
        {
            using var root = new TemporaryFolder();
            firsts.Add(await RunAsync(root, market, cancellation));
            for (var j = 0; j < again; j++)
                agains.Add(await RunAsync(root, market, cancellation));
        }

        return new DailyRun(firsts, agains);
    }

    private static Task<ProcessCost> RunAsync(TemporaryFolder root, string[] market, CancellationToken cancellation) =>
        new SectorProcess(root.Path).RunAsync(cancellation, ["run", "daily", .. market]);
}
