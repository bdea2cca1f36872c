using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Keeps the rows: builds them beside the old table, which may be read meanwhile, then takes its name.</summary>
internal sealed class TableMaterialization : IMaterialization
{
    public RelationType Builds => RelationType.Table;

    public async Task<long?> BuildAsync(BuildContext build, CancellationToken cancellation)
    {
        if (build.Existing is not { } existing)
            return await build.Session.ExecuteAsync(build.Dialect.CreateTableAs(build.Target, build.Sql), cancellation);
        var next = build.Next with { Type = RelationType.Table };
        var rows = await build.Session.ExecuteAsync(build.Dialect.CreateTableAs(next, build.Sql), cancellation);
        await build.Session.ExecuteAsync(build.Dialect.Drop(existing), cancellation);
        await build.Session.ExecuteAsync(build.Dialect.Rename(next, build.Target.Identifier), cancellation);
        return rows;
    }
}
