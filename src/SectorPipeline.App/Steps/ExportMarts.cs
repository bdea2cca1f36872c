using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Steps;

/// <summary>The step <c>lake.export</c>: each mart of the warehouse as one Parquet file in the lake.</summary>
internal sealed class ExportMarts(ILake lake, IWarehouse warehouse) : IStep
{
    public static StepType Type { get; } = new(
        "lake.export",
        "Writes every mart that has changed to the lake as Parquet",
        [],
        services => new ExportMarts(services.Get<ILake>(), services.Get<IWarehouse>()));

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var ledger = new ExportLedger(connection, warehouse.Dialect);
        var built = await BuiltModels.ReadAsync(warehouse, cancellation);
        var exported = await ledger.ReadAsync(cancellation);
        var marts = await ledger.FindMartsAsync(cancellation);
        var changed = new List<string>();
        foreach (var mart in marts)
        {
            var isExported = built.GetValueOrDefault(mart) is { } fingerprint && exported.GetValueOrDefault(mart) == fingerprint;
            if (context.FullRefresh || !isExported || !await lake.HasMartAsync(mart, cancellation))
                changed.Add(mart);
        }

        var rows = 0L;
        foreach (var (index, mart) in changed.Index())
        {
            context.Progress.Report(new StepProgress(index, changed.Count, mart));
            await lake.PublishMartAsync(mart, async (path, token) => rows += await warehouse.ExportAsync(connection, $"select * from {warehouse.Dialect.Render(new Relation(null, ExportLedger.Marts, mart))}", path, token), cancellation);
            await ledger.RecordAsync(mart, built.GetValueOrDefault(mart), cancellation);
        }

        return new StepResult { Rows = rows, Counts = Count(changed.Count, marts.Count - changed.Count) };
    }

    private static Dictionary<string, long> Count(long marts, long unchanged) =>
        new(StringComparer.Ordinal) { ["marts"] = marts, [StepCounts.Unchanged] = unchanged };
}
