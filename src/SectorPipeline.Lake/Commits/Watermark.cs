using System.Text.Json.Serialization;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>
/// How far a symbol or series is known: the date of its last row, the session up to which the vendor was asked, and why
/// there was nothing, when there was nothing. Two are equal when all that they say is.
/// </summary>
public sealed record Watermark(DateOnly? Last, Session Through, string? NoData = null)
{
    /// <summary>The last row as it was loaded.</summary>
    public Anchor? Anchor { get; init; }

    /// <summary>The days within the known range that the vendor should have, and did not send.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateOnly> Gaps { get; init; } = [];

    /// <summary>How often the vendor was asked for the gaps in vain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int GapTries { get; init; }

    /// <summary>How much the symbol matters when the vendor's calls do not reach all: a company's market cap.</summary>
    public double? Weight { get; init; }

    [JsonInclude]
    [JsonPropertyName("gaps")]
    internal IReadOnlyList<DateOnly>? StoredGaps
    {
        get => Gaps.Count == 0 ? null : Gaps;
        init => Gaps = value ?? [];
    }

    public bool Equals(Watermark? other) =>
        other is not null
        && (Last, Through, NoData, Anchor, GapTries, Weight)
            == (other.Last, other.Through, other.NoData, other.Anchor, other.GapTries, other.Weight)
        && Gaps.SequenceEqual(other.Gaps);

    public override int GetHashCode() => HashCode.Combine(Last, Through, NoData, Anchor, GapTries, Gaps.Count, Weight);
}
