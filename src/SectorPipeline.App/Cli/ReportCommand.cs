using System.CommandLine;
using System.Globalization;
using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector report</c>: the morning report of a session, from what the warehouse holds.</summary>
internal static class ReportCommand
{
    public static Command Create(SectorCli cli)
    {
        var session = new Option<string?>("--session") { Description = "The trading day; the last one of the marts by default", HelpName = "YYYY-MM-DD" };
        var folder = new Option<string?>("--out") { Description = "Write the report into this folder instead of reports/ of the data root", HelpName = "DIR" };
        var json = Json.Option();
        var command = new SectorCommand(
            "report",
            "Write the morning report, tear sheets and exports of a session",
            "sector report",
            "sector report --session 2020-03-23 --out report")
        {
            session, folder, json,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var asked = parsed.GetValue(session) is { } text ? Session.Parse(text) : (Session?)null;
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            var console = parsed.GetValue(json) ? cli.Environment.Error : cli.Environment.Out;
            var report = await WriteAsync(warehouse, context, asked, parsed.GetValue(folder), new ReportProgress(console), cancellation);
            if (parsed.GetValue(json))
                cli.Environment.Out.Profile.Out.Writer.Write(report.Summary);
            Tell(console, report);
            return ExitCode.Done;
        });
    }

    private static async Task<PublishedReport> WriteAsync(
        IWarehouse warehouse, HostContext context, Session? asked, string? folder, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        using var store = context.OpenReportStore();
        var place = context.ReportsIn(store);
        var publisher = new ReportPublisher(warehouse, context.Settings.Reports(), place.Notice);
        var session = await publisher.FindSessionAsync(asked, cancellation);
        return folder is null
            ? await publisher.PublishAsync(session, place, progress, cancellation)
            : await publisher.PublishAsync(session, folder, progress, cancellation);
    }

    private static void Tell(IAnsiConsole console, PublishedReport report)
    {
        foreach (var file in report.Files)
            console.WriteLine($"  {file.Path,-44} {Size(file),12}{(file.Rows is { } rows ? $"  {Number(rows)} rows" : "")}");
        if (report.Warning is { } warning)
        {
            console.Markup("[yellow]warning[/] ");
            console.WriteLine($"the report is {report.State.ToString().ToLowerInvariant()}. {warning}");
        }

        console.WriteLine($"report of {report.Session}: {report.Location}");
    }

    private static string Size(ReportFile file) => $"{Number((file.Bytes + 1023) / 1024)} KiB";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // Lines as they come: a report is made within seconds.
    private sealed class ReportProgress(IAnsiConsole console) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => console.WriteLine($"  {value.Detail}{(value.Total is { } total ? $" ({value.Done + 1} of {total})" : "")}");
    }
}
