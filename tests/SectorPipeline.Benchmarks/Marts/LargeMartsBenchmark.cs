namespace SectorPipeline.Benchmarks.Marts;

internal sealed class LargeMartsBenchmark : IBenchmark
{
    private const int Stocks = 5_000;
    private const int Years = 20;
    private const string MemoryLimit = "8GB";

    public string Name => "marts-large";

    public string Description => "All models and tests of sql/ from empty on 5,000 stocks over 20 years: quarters of an hour, 50 GB on disk";

    public bool IsOnlyByName => true;

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var root = new TemporaryFolder();
        new SimulatedRaw(root.PathOf("warehouse.duckdb"), Stocks, Years).Create();
        var process = new SectorProcess(root.Path)
        {
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DUCKDB_MEMORY_LIMIT"] = MemoryLimit },
        };
        var build = await process.RunAsync(cancellation, "sql", "build", "--exclude", SimulatedRaw.NoTables);
        return
        [
            new Measurement("5,000 stocks x 20 years: models and tests from empty", build.Seconds, "s"),
            new Measurement($"5,000 stocks x 20 years: memory, of which DuckDB may hold {MemoryLimit}", build.PeakGigabytes, "GB", Target.AtMost(12)),
        ];
    }
}
