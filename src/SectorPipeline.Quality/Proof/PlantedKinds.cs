namespace SectorPipeline.Quality.Proof;

/// <summary>The faults that the proof plants.</summary>
internal static class PlantedKinds
{
    // Whole days come first, for they take rows away; and what brings a second vendor comes last.
    private static readonly IReadOnlyList<PlantedKind> All = [.. DayFaults.All, .. RowFaults.All, .. FigureFaults.All, .. BarFaults.All, .. DeliveryFaults.All];

    /// <summary>Those that one of the dataset's checks should find.</summary>
    public static IReadOnlyList<PlantedKind> Of(DatasetChecks dataset) => [.. All.Where(kind => kind.FindCheck(dataset) is not null)];
}
