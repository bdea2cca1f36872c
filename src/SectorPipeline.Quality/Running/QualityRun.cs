using SectorPipeline.Core;

namespace SectorPipeline.Quality;

/// <summary>Checks of datasets, one dataset after the other, in an embedded DuckDB.</summary>
public sealed class QualityRun
{
    public required QualityScope Scope { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    public required TradingCalendar Calendar { get; init; }

    /// <summary>What was accepted before.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Told before each check: how many are done of how many, and which is next.</summary>
    public Action<int, int, string> Progress { get; init; } = (_, _, _) => { };

    /// <summary>Runs the checks; a dataset without rows has its checks skipped.</summary>
    /// <param name="datasets">The checks of each dataset.</param>
    /// <param name="inputs">The files by the name of the dataset.</param>
    /// <param name="cancellation">Stops between and within checks.</param>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(
        IReadOnlyList<DatasetChecks> datasets, IReadOnlyDictionary<string, DatasetInput> inputs, CancellationToken cancellation)
    {
        await using var workbench = await Running.Workbench.OpenAsync(cancellation);
        await new Running.ReferenceTables(workbench, Scope).FillAsync(this, inputs.GetValueOrDefault("listings"), cancellation);
        var (results, total) = (new List<CheckResult>(), datasets.Sum(dataset => dataset.Checks.Count));
        foreach (var dataset in datasets)
        {
            if (inputs.GetValueOrDefault(dataset.Dataset) is { Files.Count: > 0 } input)
                await RunAsync(workbench, dataset, input, results, total, cancellation);
            else
                results.AddRange(dataset.Checks.Select(check => Skipped(check, "the lake holds no rows of the dataset")));
        }

        return results;
    }

    private async Task RunAsync(
        Running.Workbench workbench, DatasetChecks dataset, DatasetInput input, List<CheckResult> results, int total, CancellationToken cancellation)
    {
        var bench = new Running.DatasetBench(workbench, Scope);
        await bench.LoadAsync(dataset, input, cancellation);
        var columns = await workbench.ColumnsAsync("latest", cancellation);
        var judged = await CountAsync(workbench, dataset, cancellation);
        var execution = new Running.CheckExecution(workbench, bench, dataset, Scope);
        foreach (var check in dataset.Checks)
        {
            Progress(results.Count, total, check.Name);
            results.Add(await execution.RunAsync(check, columns, judged, cancellation));
        }
    }

    private async Task<long> CountAsync(Running.Workbench workbench, DatasetChecks dataset, CancellationToken cancellation)
    {
        var sql = Running.CheckSql.Expand(
            "select count(*) from latest left join judged on judged.vendor = latest.vendor and judged.entity = latest.{entity} "
            + $"where {{date}} between coalesce(judged.since, {Running.SqlLiteral.Of(Scope.From)}) and {Running.SqlLiteral.Of(Scope.Session.Date)}",
            dataset,
            new Dictionary<string, object>(StringComparer.Ordinal));
        return (await workbench.QueryAsync<long>(sql, cancellation))[0];
    }

    private static CheckResult Skipped(CheckDeclaration check, string why) => new() { Check = check, Status = CheckStatus.Skipped, Message = why };
}
