namespace SectorPipeline.Benchmarks;

internal enum Verdict
{
    Met,
    Missed,
    ReportOnly,
    Skipped,
    Failed,
}
