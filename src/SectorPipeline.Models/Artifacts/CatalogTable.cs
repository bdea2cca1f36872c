namespace SectorPipeline.Models;

/// <summary>A table or view as it is in the warehouse.</summary>
/// <param name="Schema">Its schema, as the engine writes it.</param>
/// <param name="Name">Its name, as the engine writes it.</param>
/// <param name="Kind">Such as <c>BASE TABLE</c> or <c>VIEW</c>.</param>
internal sealed record CatalogTable(string Schema, string Name, string Kind)
{
    public string? Comment { get; init; }

    public string? Owner { get; init; }

    /// <summary>How many rows the engine takes it to have.</summary>
    public long? Rows { get; init; }

    public long? Bytes { get; init; }

    public required IReadOnlyList<CatalogColumn> Columns { get; init; }
}
