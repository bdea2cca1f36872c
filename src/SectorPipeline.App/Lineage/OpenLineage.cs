using SectorPipeline.App.Hosting;
using SectorPipeline.Models;
using SectorPipeline.Orchestration;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Lineage;

/// <summary>OpenLineage as it is configured.</summary>
internal sealed class OpenLineage(HostContext context, LineageOptions options, LineageSink sink, IWarehouse warehouse) : IAsyncDisposable
{
    /// <summary>Starts to tell; null when nobody is to be told.</summary>
    public static OpenLineage? Start(HostContext context, IWarehouse warehouse, ILoggerFactory loggers) =>
        context.Settings.Lineage() is { IsOn: true } options
            ? new OpenLineage(context, options, new LineageSink(options, context.Time, loggers.CreateLogger<LineageSink>()), warehouse)
            : null;

    /// <summary>Watches one execution of a run; models are those that the project has at its start.</summary>
    public IRunObserver Watch() =>
        new LineageObserver(
            sink,
            new Lazy<LineageDatasets>(() => new LineageDatasets(SqlProject.Load(context.SqlOptions()).Graph, warehouse, context.Root.Lake)),
            options.Namespace,
            context.Time);

    public ValueTask DisposeAsync() => sink.DisposeAsync();
}
