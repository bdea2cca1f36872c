namespace SectorPipeline.Quality;

/// <summary>What planting faults has shown.</summary>
public sealed record ProofResult
{
    public required IReadOnlyList<ProofLine> Faults { get; init; }

    public required IReadOnlyList<ProofAlarms> Alarms { get; init; }

    /// <summary>What the checks find in the market as it is.</summary>
    public required IReadOnlyList<CheckResult> Clean { get; init; }

    public required long SymbolDays { get; init; }

    /// <summary>Alarms in the market as it is, of 10,000 bars.</summary>
    public double CleanPer10000 => 10_000.0 * Alarms.Sum(alarms => alarms.Clean) / SymbolDays;

    public double RecallOf(bool statistical)
    {
        var lines = Faults.Where(line => line.IsStatistical == statistical).ToList();
        return (double)lines.Sum(line => line.Found) / lines.Sum(line => line.Planted);
    }
}
