using SectorPipeline.Core;

namespace SectorPipeline.Quality;

/// <summary>The columns of a vendor's batch, and the fields that it sent beside them.</summary>
public sealed record BatchColumns(string Vendor, long Sequence, IReadOnlyList<Column> Columns, IReadOnlyList<string> ExtraFields);
