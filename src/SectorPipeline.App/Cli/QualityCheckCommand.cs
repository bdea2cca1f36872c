using System.CommandLine;
using SectorPipeline.App.Host;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Quality;
using SectorPipeline.Quality.Reporting;
using SectorPipeline.Warehouses;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector quality check</c>: the checks over a range of days, outside of a run.</summary>
internal static class QualityCheckCommand
{
    private const string RunPrefix = "check-";

    public static Command Create(SectorCli cli)
    {
        var datasets = new Option<string[]>("--dataset") { Description = "Check only these datasets", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var session = new Option<string?>("--session") { Description = "The last day that is judged; the last session by default", HelpName = "D" };
        var from = new Option<string?>("--from") { Description = "The first day that is judged; the session by default", HelpName = "D" };
        var all = new Option<bool>("--all") { Description = "Judge the whole history" };
        var report = new Option<string?>("--report") { Description = "Write what was found as HTML to this file", HelpName = "FILE" };
        var json = Json.Option();
        var markets = new MarketOptions();
        var command = new SectorCommand("check", "Check the lake's raw data; nothing is put into quarantine and no run is blocked",
            "sector quality check", "sector quality check --all --report .data/quality.html", "sector quality check --dataset prices --from 2020-03-01 --session 2020-03-31")
        {
            datasets, session, from, all, report, json,
        };
        markets.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(context, markets.ChooseOrKeep(parsed, context), cancellation, vendors: []);
            var last = SessionChoice.Of(parsed.GetValue(session), workspace.Market.LastSession, "--session");
            var scope = Scope(last, parsed.GetValue(from), parsed.GetValue(all));
            var results = await RunAsync(cli, workspace, scope, parsed.GetValue(datasets) ?? [], cancellation);
            var stored = await SaveAsync(workspace, scope, results, cancellation);
            if (parsed.GetValue(report) is { } file)
                await WriteAsync(file, QualityReport.Write(stored[0].RunId, last.Date, results, context.Time.GetUtcNow()), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, stored.Select(CheckView.Of));
            else
                cli.Environment.Out.Write(QualityView.Table(stored));
            return results.Any(IsFault) ? ExitCode.Failed : ExitCode.Done;
        });
    }

    private static QualityScope Scope(Session last, string? from, bool all)
    {
        if (all && from is not null)
            throw new ConfigurationException("--all, --from: only one of them. Leave one out.");
        var first = all ? DateOnly.MinValue : from is null ? last.Date : Session.Parse(from).Date;
        if (first > last.Date)
            throw new ConfigurationException($"--from {from}: is after the session {last}. Exchange them.");
        return new QualityScope { Session = last, From = first, Context = all ? null : QualityScope.DaysOfContext };
    }

    private static async Task<IReadOnlyList<CheckResult>> RunAsync(
        SectorCli cli, Workspace workspace, QualityScope scope, IReadOnlyList<string> datasets, CancellationToken cancellation)
    {
        var project = workspace.Get<QualityProject>();
        var checks = project.Choose(datasets);
        var inputs = await new LakeInputs(workspace.Get<ILake>()).ReadAsync(checks.Select(one => one.Dataset), scope, cancellation);
        var incidents = await new QualityStore(workspace.Warehouse, workspace.Context.Time).IncidentsAsync(cancellation);
        return await cli.Environment.Error.Status().StartAsync("Checking …", status => new QualityRun
        {
            Scope = scope,
            Members = project.Members(),
            Calendar = project.Calendar,
            Incidents = incidents,
            Progress = (done, total, check) => status.Status($"{done} of {total}: {Markup.Escape(check)}"),
        }.RunAsync(checks, inputs, cancellation));
    }

    private static async Task<IReadOnlyList<StoredResult>> SaveAsync(
        Workspace workspace, QualityScope scope, IReadOnlyList<CheckResult> results, CancellationToken cancellation)
    {
        var store = new QualityStore(workspace.Warehouse, workspace.Context.Time);
        var run = $"{RunPrefix}{workspace.Context.Time.GetUtcNow():yyyyMMdd'T'HHmmss}";
        await store.SaveAsync(run, scope.Session.Date, results, quarantine: false, cancellation);
        return await store.ListAsync(run, cancellation);
    }

    private static async Task WriteAsync(string file, byte[] html, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await File.WriteAllBytesAsync(file, html, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"--report {file}: cannot be written: {failure.Message} Choose another file.", failure);
        }
    }

    private static bool IsFault(CheckResult result) =>
        result.Status == CheckStatus.Error || (result.Status == CheckStatus.Failed && result.Check.Severity == Severity.Error);
}
