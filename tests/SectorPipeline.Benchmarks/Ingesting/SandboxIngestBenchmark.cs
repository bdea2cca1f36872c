using System.Globalization;

namespace SectorPipeline.Benchmarks.Ingesting;

internal sealed class SandboxIngestBenchmark : IBenchmark
{
    private const int Stocks = 5_000;
    private const int Years = 10;
    private const int SessionsPerYear = 252;

    public string Name => "ingest-sandbox";

    public string Description => "sector ingest prices --sandbox as a process: ten years of 5,000 stocks, from the vendor's JSON to committed Parquet";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var root = new TemporaryFolder();
        var sector = new SectorProcess(root.Path)
        {
            Variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Sandbox__Stocks"] = Stocks.ToString(CultureInfo.InvariantCulture),
                ["Sandbox__Years"] = Years.ToString(CultureInfo.InvariantCulture),
            },
        };
        var cost = await sector.RunAsync(cancellation, "ingest", "prices", "--sandbox");
        const double bars = (double)Stocks * Years * SessionsPerYear;
        return
        [
            new Measurement("ingest from the sandbox: 5,000 stocks, 10 years", bars / cost.Seconds / 1e6, "M bars/s", Target.AtLeast(0.3)),
            new Measurement("ingest from the sandbox: most memory", cost.PeakGigabytes, "GB", Target.AtMost(1)),
        ];
    }
}
