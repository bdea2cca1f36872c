using System.Data.Common;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.Benchmarks.Reporting;

/// <summary>Measures one benchmark after the other and says which one is at work.</summary>
internal sealed class BenchmarkRun(IAnsiConsole progress)
{
    public async Task<IReadOnlyList<ReportLine>> MeasureAsync(IEnumerable<IBenchmark> benchmarks, CancellationToken cancellation)
    {
        var lines = new List<ReportLine>();
        foreach (var benchmark in benchmarks)
        {
            progress.WriteLine($"{benchmark.Name} …");
            lines.AddRange(await MeasureAsync(benchmark, cancellation));
            GC.Collect();
        }

        return lines;
    }

    private static async Task<IReadOnlyList<ReportLine>> MeasureAsync(IBenchmark benchmark, CancellationToken cancellation)
    {
        if (benchmark.Obstacle is { } reason)
            return [ReportLine.Skipped(benchmark, reason)];
        try
        {
            var measurements = await benchmark.MeasureAsync(cancellation);
            return [.. measurements.Select(measurement => ReportLine.Of(benchmark, measurement))];
        }
        catch (Exception e) when (e is PipelineException or DbException or HttpRequestException)
        {
            return [ReportLine.Failed(benchmark, e)];
        }
    }
}
