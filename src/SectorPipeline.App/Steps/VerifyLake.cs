using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.App.Steps;

/// <summary>The step <c>lake.verify</c>: every committed file is there, readable, and as it was recorded.</summary>
internal sealed class VerifyLake(ILake lake) : IStep
{
    private const int MostShown = 20;

    public static StepType Type { get; } = new(
        "lake.verify",
        "Checks that every committed file of the lake is there, readable, and as it was recorded",
        [],
        services => new VerifyLake(services.Get<ILake>()));

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var report = await lake.VerifyAsync(cancellation);
        if (!report.IsClean)
            throw new PipelineException(Describe(report));
        return new StepResult
        {
            Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["commits"] = report.Commits, ["files"] = report.Files, ["verified"] = report.Rows },
        };
    }

    private static string Describe(VerifyReport report)
    {
        var lines = report.Problems.Take(MostShown).Select(problem => $"  {problem.Path}: {problem.What}");
        var more = report.Problems.Count > MostShown ? $"\n  and {report.Problems.Count - MostShown} more" : "";
        return $"lake: {report.Problems.Count} of {report.Files} files are not as recorded:\n{string.Join('\n', lines)}{more}\n"
            + "Raw files are made again from landing by 'sector ingest <dataset> --from-landing'.";
    }
}
