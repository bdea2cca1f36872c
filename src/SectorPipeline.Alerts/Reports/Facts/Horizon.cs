namespace SectorPipeline.Alerts;

/// <summary>A period that returns are told over.</summary>
/// <param name="Label">As people write it.</param>
/// <param name="Suffix">As the columns of the marts end.</param>
internal sealed record Horizon(string Label, string Suffix)
{
    /// <summary>Those of the ladder, from the shortest.</summary>
    public static IReadOnlyList<Horizon> All { get; } =
    [
        new("1D", "1d"), new("1W", "1w"), new("1M", "1m"), new("3M", "3m"), new("6M", "6m"), new("YTD", "ytd"), new("1Y", "1y"),
    ];

    public static string Columns(string prefix) => string.Join(", ", All.Select(horizon => prefix + horizon.Suffix));

    public static HorizonReturns Read(WarehouseRow row, string prefix) => new([.. All.Select(horizon => row.Number(prefix + horizon.Suffix))]);
}
