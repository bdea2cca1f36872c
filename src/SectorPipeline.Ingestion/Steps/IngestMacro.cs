using SectorPipeline.Core;
using SectorPipeline.Ingestion.Fred;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Brings the observations of macro series up to the session.</summary>
internal sealed class IngestMacro(StepFrame frame) : IStep
{
    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var client = frame.Vendors.Fred;
        var scope = frame.Scope(VendorSet.Choose(context, [FredClient.Name]), client.Options, context);
        var named = context.With.List("series");
        IReadOnlyList<string> series = [.. (named.Count == 0 ? client.Options.Series : named).Distinct(StringComparer.Ordinal)];
        var state = await frame.Lake.StateAsync(FredClient.Name, Datasets.MacroObservations.Name, cancellation);
        var tasks = FetchPlan.For(series, state, context, frame.Options.HistoryStart);

        var fetch = new SeriesFetch(client, scope);
        var run = new FetchRun<FetchTask, MacroObservation>(Datasets.MacroObservations, scope, task => task.Key, fetch.FetchAsync);
        return await run.RunAsync(tasks, series.Count, cancellation);
    }
}
