using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Quality.Reporting;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality;

/// <summary>The step <c>quality.check</c>: judges what a run has brought into the lake.</summary>
public sealed class CheckQuality(ILake lake, IWarehouse warehouse, QualityProject project, TimeProvider time) : IStep
{
    private const int MostNamed = 10;

    public static StepType Type { get; } = new(
        "quality.check",
        "Checks the lake's raw data by the rules of jobs/quality, before anything is built on it",
        ["datasets"],
        services => new CheckQuality(Get<ILake>(services), Get<IWarehouse>(services), Get<QualityProject>(services), Get<TimeProvider>(services)))
    {
        Check = (services, context) => Get<QualityProject>(services).Choose(context.With.List("datasets")),
    };

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var store = new QualityStore(warehouse, time);
        var run = new QualityRun
        {
            Scope = QualityScope.OfRun(context.RunId, context.Session),
            Members = project.Members(),
            Calendar = project.Calendar,
            Incidents = await store.IncidentsAsync(cancellation),
            Progress = (done, total, check) => context.Progress.Report(new StepProgress(done, total, check)),
        };
        var checks = project.Choose(context.With.List("datasets"));
        var inputs = await new LakeInputs(lake).ReadAsync(checks.Select(dataset => dataset.Dataset), run.Scope, cancellation);
        var results = await run.RunAsync(checks, inputs, cancellation);
        await store.SaveAsync(context.RunId, context.Session.Date, results, quarantine: true, cancellation);
        await lake.WriteQualityReportAsync(context.Session, context.RunId, QualityReport.Write(context.RunId, context.Session.Date, results, time.GetUtcNow()), cancellation);
        return Judge(context, results);
    }

    private static StepResult Judge(StepContext context, IReadOnlyList<CheckResult> results)
    {
        var blocking = results.Where(result => result.Blocks).ToList();
        if (blocking.Count > 0)
        {
            throw new PipelineException(
                $"{context.Step}: {string.Join("; ", blocking.Take(MostNamed).Select(Describe))}. Nothing is built on this data. "
                + "Look with 'sector quality show CHECK'; mend the data, or accept it with 'sector quality accept', and rerun.");
        }

        return new StepResult
        {
            Counts = new Dictionary<string, long>(StringComparer.Ordinal)
            {
                ["checks"] = results.Count,
                ["failed"] = results.Count(result => result.Status == CheckStatus.Failed),
                ["skipped"] = results.Count(result => result.Status == CheckStatus.Skipped),
                [StepCounts.Quarantined] = results.Sum(result => result.Check.Action == CheckAction.Quarantine ? result.Quarantined.Count : 0),
            },
            Warnings = [.. results.Where(IsTold).Select(Describe)],
        };
    }

    private static bool IsTold(CheckResult result) =>
        result.Status == CheckStatus.Error || (result.Status == CheckStatus.Failed && result.Check.Severity != Severity.Info);

    private static string Describe(CheckResult result) =>
        result.Status == CheckStatus.Error
            ? $"{result.Check.Name}: its query failed: {result.Message}"
            : $"{result.Check.Name}: {result.Failed} found ({result.Rows[0].Entity ?? "all"} {result.Rows[0].Date:yyyy-MM-dd}: {result.Rows[0].Reason})";

    private static T Get<T>(IServiceProvider services)
        where T : class =>
        services.GetService(typeof(T)) as T ?? throw new InvalidOperationException($"{typeof(T).Name} is not among the services");
}
