using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>A committed Parquet file that belongs into a raw table.</summary>
public sealed record RawFile
{
    /// <summary>The dataset, which is the name of the table in <c>raw</c>.</summary>
    public required string Dataset { get; init; }

    public required string Vendor { get; init; }

    /// <summary>The number of the commit that added the file.</summary>
    public required long Sequence { get; init; }

    /// <summary>The file's name within the lake; the ledger knows it by this, wherever the lake is mounted.</summary>
    public required string Path { get; init; }

    /// <summary>From where the engine reads it.</summary>
    public required string Source { get; init; }

    public required string RunId { get; init; }

    public required long Rows { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }
}
