using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Adds the rows of the query to the table that is there, replacing those with the same unique key.</summary>
internal sealed class IncrementalMaterialization(TableMaterialization whole) : IMaterialization
{
    private static readonly string[] Strategies = ["append", "delete+insert"];

    public RelationType Builds => RelationType.Table;

    public Task<long?> BuildAsync(BuildContext build, CancellationToken cancellation)
    {
        var replaces = Replaces(build.Model);
        return build.IsIncremental ? AddAsync(build, replaces, cancellation) : whole.BuildAsync(build, cancellation);
    }

    private static bool Replaces(ModelNode model)
    {
        var keys = model.Config.UniqueKey;
        var strategy = model.Config.Text("incremental_strategy") ?? (keys.Count > 0 ? "delete+insert" : "append");
        if (!Strategies.Contains(strategy))
            throw Error(model, "incremental_strategy", strategy, Strategies);
        if (model.Config.Text("on_schema_change") is { } change and not "ignore")
            throw Error(model, "on_schema_change", change, ["ignore"]);
        return strategy == "delete+insert" && keys.Count > 0;
    }

    private static PipelineException Error(ModelNode model, string setting, string value, string[] known) =>
        new($"{model.File.DisplayPath}: {setting} '{value}' is not supported.{NearestName.Hint(value, known)} Use {string.Join(" or ", known)}.");

    private static async Task<long?> AddAsync(BuildContext build, bool replaces, CancellationToken cancellation)
    {
        var (session, dialect, target) = (build.Session, build.Dialect, build.Target);
        var incoming = new Relation(null, null, build.Next.Identifier, RelationType.Table);
        await session.ExecuteAsync(dialect.CreateTemporaryTableAs(incoming, build.Sql), cancellation);
        if (replaces)
            await session.ExecuteAsync(dialect.DeleteByKey(target, incoming, build.Model.Config.UniqueKey), cancellation);
        var columns = await ColumnsAsync(build, cancellation);
        var rows = await session.ExecuteAsync(dialect.Insert(target, columns, incoming), cancellation);
        await session.ExecuteAsync(dialect.Drop(incoming), cancellation);
        return rows;
    }

    private static async Task<string[]> ColumnsAsync(BuildContext build, CancellationToken cancellation)
    {
        var columns = await build.Session.QueryAsync(build.Dialect.ListColumns(build.Target), cancellation);
        return [.. columns.Rows.Select(row => (string)row[0]!)];
    }
}
