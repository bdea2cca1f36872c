using System.Text.Json.Serialization;

namespace SectorPipeline.Quality;

/// <summary>A row that a check has found.</summary>
/// <param name="Vendor">Who sent it.</param>
/// <param name="Entity">What it is about, such as a symbol; null for a whole day.</param>
/// <param name="Date">The day.</param>
/// <param name="Value">What was measured, where something was.</param>
/// <param name="Reason">What is wrong, in words.</param>
public sealed record FailingRow(string? Vendor, string? Entity, DateOnly Date, double? Value, string Reason)
{
    /// <summary>The run that brought the row, where it is one row of the dataset and its check puts such into quarantine.</summary>
    [JsonIgnore]
    public string? ReceivedBy { get; init; }
}
