namespace SectorPipeline.Benchmarks.Reporting;

/// <summary>A line of the report: a measurement, or why there is none.</summary>
internal sealed record ReportLine(string Benchmark, string What, Verdict Verdict, Measurement? Measurement = null)
{
    public static ReportLine Of(IBenchmark benchmark, Measurement measurement) =>
        new(benchmark.Name, measurement.What, measurement.Verdict, measurement);

    public static ReportLine Skipped(IBenchmark benchmark, string reason) => new(benchmark.Name, reason, Verdict.Skipped);

    public static ReportLine Failed(IBenchmark benchmark, Exception error) => new(benchmark.Name, error.Message, Verdict.Failed);
}
