using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Keeps the rows: builds them beside the old table, which may be read meanwhile, then takes its name.</summary>
internal sealed class TableMaterialization : IMaterialization
{
    public RelationType Builds => RelationType.Table;

    public async Task<long?> BuildAsync(BuildContext build, CancellationToken cancellation)
    {
        if (build.Existing is not { } existing)
            return await CreateAsync(build, build.Target, cancellation);
        var next = build.Next with { Type = RelationType.Table };
        var rows = await CreateAsync(build, next, cancellation);
        await build.Session.ExecuteAsync(build.Dialect.Drop(existing), cancellation);
        await build.Session.ExecuteAsync(build.Dialect.Rename(next, build.Target.Identifier), cancellation);
        return rows;
    }

    // Some engines do not tell how many rows they put into a new table.
    private static async Task<long?> CreateAsync(BuildContext build, Relation table, CancellationToken cancellation) =>
        await build.Session.ExecuteAsync(build.Dialect.CreateTableAs(table, build.Sql), cancellation)
        ?? await build.Session.CountAsync(build.Dialect.CountRows(table), cancellation);
}
