using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Keeps the query; a table of the same name goes.</summary>
internal sealed class ViewMaterialization : IMaterialization
{
    public RelationType Builds => RelationType.View;

    public async Task<long?> BuildAsync(BuildContext build, CancellationToken cancellation)
    {
        if (build.Existing is { } existing)
            await build.Session.ExecuteAsync(build.Dialect.Drop(existing), cancellation);
        await build.Session.ExecuteAsync(build.Dialect.CreateViewAs(build.Target, build.Sql), cancellation);
        return null;
    }
}
