namespace SectorPipeline.Quality;

/// <summary>What planting faults into a dataset has shown.</summary>
public sealed record ProofResult
{
    public required string Dataset { get; init; }

    /// <summary>Facts, such as the bars of prices.</summary>
    public required long Rows { get; init; }

    public required IReadOnlyList<ProofLine> Faults { get; init; }

    public required IReadOnlyList<ProofAlarms> Alarms { get; init; }

    /// <summary>Alarms in the data as they are, of 10,000 rows.</summary>
    public double CleanPer10000 => 10_000.0 * Alarms.Sum(alarms => alarms.Clean) / Rows;

    /// <summary>The share of planted faults that were found in all of the datasets; not a number where none was planted.</summary>
    public static double RecallOf(IEnumerable<ProofResult> results, bool statistical)
    {
        var lines = results.SelectMany(result => result.Faults).Where(line => line.IsStatistical == statistical).ToList();
        return lines.Count == 0 ? double.NaN : (double)lines.Sum(line => line.Found) / lines.Sum(line => line.Planted);
    }
}
