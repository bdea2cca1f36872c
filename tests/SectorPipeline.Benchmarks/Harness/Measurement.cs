namespace SectorPipeline.Benchmarks;

/// <summary>A measured number and what it should be.</summary>
/// <param name="What">What was measured, for people.</param>
/// <param name="Value">The median, in the unit.</param>
/// <param name="Unit">Such as <c>M rows/s</c>.</param>
/// <param name="Target">Null for what is measured only to be known.</param>
internal sealed record Measurement(string What, double Value, string Unit, Target? Target = null)
{
    public Verdict Verdict => Target switch
    {
        null or { IsBinding: false } => Verdict.ReportOnly,
        _ => Target.IsMetBy(Value) ? Verdict.Met : Verdict.Missed,
    };
}
