namespace SectorPipeline.Models;

/// <summary>A column as a YAML file describes it.</summary>
internal sealed record ColumnEntry(ColumnInfo Info, bool Quote, IReadOnlyList<TestEntry> Tests);
