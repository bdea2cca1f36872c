using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>The step <c>report.publish</c>: the morning report of the run's session, with tear sheets, exports and a summary.</summary>
public sealed class PublishReport(IWarehouse warehouse, ReportOptions options, ReportPlace place) : IStep
{
    public static StepType Type { get; } = new(
        "report.publish",
        "Writes the session's morning report, tear sheets, health page and exports",
        [],
        services => new PublishReport(Get<IWarehouse>(services), Get<ReportOptions>(services), Get<ReportPlace>(services)));

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var report = await new ReportPublisher(warehouse, options, place.Notice).PublishAsync(context.Session, place, context.Progress, cancellation);
        return new StepResult
        {
            Rows = report.Files.Sum(file => file.Rows ?? 0),
            Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["files"] = report.Files.Count, [StepCounts.Bytes] = report.Files.Sum(file => file.Bytes) },
            Warnings = report.Warning is { } warning ? [$"The report is {report.State.ToString().ToLowerInvariant()}. {warning}"] : [],
        };
    }

    private static T Get<T>(IServiceProvider services)
        where T : class => services.GetService(typeof(T)) as T ?? throw new InvalidOperationException($"The host does not provide {typeof(T).Name}.");
}
