using SectorPipeline.Core;
using SectorPipeline.Ingestion.Yahoo;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Benchmarks.Ingesting;

internal sealed class ChartParseBenchmark : IBenchmark
{
    private const int Repetitions = 9;
    private const int Charts = 20;

    public string Name => "yahoo-parse";

    public string Description => "Yahoo chart JSON of ten years, whole histories, to typed rows on one thread";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        var bodies = await FetchAsync(cancellation);
        var megabytes = bodies.Sum(body => body.Length) / 1e6;
        var seconds = await Timing.MedianAsync(Repetitions, () => Task.FromResult(Timing.Seconds(() => Parse(bodies))));
        return [new Measurement("Yahoo chart JSON to typed rows, one core", megabytes / seconds, "MB/s", Target.AtLeast(150))];
    }

    private static async Task<IReadOnlyList<byte[]>> FetchAsync(CancellationToken cancellation)
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Stocks = Charts, Years = 10, LastSession = Session.Parse("2025-12-31") });
        await using var sandbox = await SandboxServer.StartAsync(market, new SandboxOptions(), cancellation);
        using var client = new HttpClient { BaseAddress = sandbox.BaseAddress };
        var bodies = new List<byte[]>();
        foreach (var security in market.Securities.Where(security => security.Kind == SecurityKind.Stock).Take(Charts))
            bodies.Add(await client.GetByteArrayAsync($"v8/finance/chart/{security.Symbol}?period1=0&period2=1900000000&interval=1d&events=div%7Csplit", cancellation));
        return bodies;
    }

    private static void Parse(IReadOnlyList<byte[]> bodies)
    {
        foreach (var body in bodies)
        {
            using var chart = YahooChartParser.Parse(body);
            if (chart.Bars("SYMBOL").Count == 0)
                throw new PipelineException("yahoo-parse: a chart of the sandbox has no bars.");
        }
    }
}
