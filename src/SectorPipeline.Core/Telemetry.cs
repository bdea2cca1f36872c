using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SectorPipeline.Core;

/// <summary>The program's spans and instruments; who wants them listens to <see cref="Name"/>.</summary>
public static class Telemetry
{
    public const string Name = "SectorPipeline";

    private static readonly Meter Meter = new(Name);

    /// <summary>A span per run, step, model and vendor request.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    public static Histogram<double> StepDuration { get; } = Meter.CreateHistogram<double>("sector.step.duration", "s", "How long attempts of steps took.");

    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>("sector.step.rows", null, "Rows that steps wrote.");
}
