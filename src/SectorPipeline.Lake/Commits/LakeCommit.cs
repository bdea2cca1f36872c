using System.Text.Json.Serialization;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>One atomic change of a dataset: the files it adds, and the watermarks of all symbols or series after it.</summary>
public sealed record LakeCommit
{
    /// <summary>1 for the first commit of the dataset, and one more for each that follows.</summary>
    public required long Sequence { get; init; }

    public required string Vendor { get; init; }

    public required string Dataset { get; init; }

    public required string RunId { get; init; }

    public required Session Session { get; init; }

    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>The columns of every file of <see cref="Files"/>, in order.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<CommittedFile> Files { get; init; }

    /// <summary>The files of the rows that were refused.</summary>
    public required IReadOnlyList<CommittedFile> Quarantine { get; init; }

    public required IReadOnlyDictionary<string, Watermark> Watermarks { get; init; }

    /// <summary>The last rebuild, this commit or one before it: readers take no commit with a lower number. Null: there was none.</summary>
    public Rebuild? Base { get; init; }

    /// <summary>The key of the batch's receipt.</summary>
    public string? Receipt { get; init; }

    /// <summary>The fields that the vendor has sent up to this commit and that no column takes, sorted.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ExtraFields { get; init; } = [];

    /// <summary>Whether this commit replaces all before it.</summary>
    [JsonIgnore]
    public bool Rebuilt => Base?.Sequence == Sequence;

    [JsonIgnore]
    public long Rows => Files.Sum(file => file.Rows);

    [JsonIgnore]
    public long QuarantinedRows => Quarantine.Sum(file => file.Rows);

    /// <summary>Whether this only keeps others from committing until the rebuild that it names has ended.</summary>
    [JsonIgnore]
    internal bool IsSeal => Base?.Sequence > Sequence;

    [JsonInclude]
    [JsonPropertyName("extra_fields")]
    internal IReadOnlyList<string>? StoredExtraFields
    {
        get => ExtraFields.Count == 0 ? null : ExtraFields;
        init => ExtraFields = value ?? [];
    }
}
