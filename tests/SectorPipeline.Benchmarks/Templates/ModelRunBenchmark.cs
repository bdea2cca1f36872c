using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Benchmarks.Templates;

internal sealed class ModelRunBenchmark : IBenchmark
{
    private const int Pairs = 7;

    // One thread on both sides: the same statements in the same order.
    private static readonly SqlRunOptions OneThread = new() { FullRefresh = true, Threads = 1 };

    public string Name => "models";

    public string Description => "Reading and running the models of sql/, against their compiled SQL sent straight to DuckDB in the same order";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var root = new TemporaryFolder();
        await new SectorProcess(root.Path).RunAsync(cancellation, ["run", "daily", .. Market()]);
        await using var warehouse = await Load(root).OpenWarehouseAsync(cancellation);
        var models = await RunAsync(root, warehouse, cancellation);
        var ratio = await Timing.RatioAsync(
            Pairs,
            () => Timing.SecondsAsync(() => RunAsync(root, warehouse, cancellation)),
            () => Timing.SecondsAsync(() => SendAsync(models, warehouse, cancellation)));
        return [new Measurement("running models, against the bare SQL", ratio, "x", Target.AtMost(1.05))];
    }

    private static string[] Market() =>
        Directory.Exists(Repository.RecordedMarket) ? ["--market", Repository.RecordedMarket] : ["--sandbox"];

    private static SqlProject Load(TemporaryFolder root) => SqlProject.Load(new SqlProjectOptions
    {
        ProjectDirectory = Repository.SqlProject,
        TargetPath = root.PathOf("target"),
        Environment = name => name == "DATA_ROOT" ? root.Path : null,
    });

    private static async Task<IReadOnlyList<NodeResult>> RunAsync(TemporaryFolder root, IWarehouse warehouse, CancellationToken cancellation)
    {
        var result = await new SqlRunner(Load(root), warehouse).RunAsync(OneThread, cancellation);
        return result.Succeeded
            ? result.Results
            : throw new PipelineException($"models: {result.Results.First(node => !node.IsGood).Message}");
    }

    private static async Task SendAsync(IReadOnlyList<NodeResult> models, IWarehouse warehouse, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        foreach (var model in models)
            await SendAsync(model, connection, warehouse.Dialect, cancellation);
    }

    private static async Task SendAsync(NodeResult model, DbConnection connection, SqlDialect dialect, CancellationToken cancellation)
    {
        var kind = ((ModelNode)model.Node).Materialized == "view" ? "view" : "table";
        await using var command = connection.CreateCommand();
        command.CommandText = $"create or replace {kind} {dialect.Render(model.Node.Relation!)} as (\n{model.CompiledCode}\n)";
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
