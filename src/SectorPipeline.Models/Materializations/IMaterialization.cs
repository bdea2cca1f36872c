using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A way to keep the result of a model in the warehouse. It runs in a transaction: all of it holds or nothing.</summary>
internal interface IMaterialization
{
    /// <summary>What the target is after building.</summary>
    RelationType Builds { get; }

    /// <summary>The number of rows that were written, or null when the engine does not tell.</summary>
    Task<long?> BuildAsync(BuildContext build, CancellationToken cancellation);
}
