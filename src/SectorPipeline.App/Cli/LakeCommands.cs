using System.CommandLine;
using System.Globalization;
using SectorPipeline.App.Hosting;
using SectorPipeline.Lake;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector lake</c>: what is kept, and whether it is whole.</summary>
internal static class LakeCommands
{
    public static Command Create(SectorCli cli) => new SectorCommand("lake", "List and verify what the lake holds", "sector lake ls", "sector lake verify")
    {
        List(cli),
        Verify(cli),
    };

    private static Command List(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("ls", "The datasets, with commits, rows and dates", "sector lake ls --json") { json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var store = context.OpenStore();
            var summaries = await new ObjectLake(store, context.Time).SummarizeAsync(cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, summaries);
            else
                cli.Environment.Out.Write(Draw(summaries, context.Root.Lake));
            return ExitCode.Done;
        });
    }

    private static Command Verify(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("verify", "Check that every committed file is there, readable and as recorded", "sector lake verify") { json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var store = context.OpenStore();
            var report = await new ObjectLake(store, context.Time).VerifyAsync(cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, report);
            else
                Write(cli.Environment.Out, report);
            return report.IsClean ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static Table Draw(IReadOnlyList<DatasetSummary> summaries, string root)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(root)) };
        table.AddColumns("Vendor", "Dataset", "Commits", "Files", "Rows", "Bytes", "First", "Last", "Quarantined", "Landing files");
        foreach (var summary in summaries)
        {
            table.AddRow(
                Markup.Escape(summary.Id.Vendor),
                Markup.Escape(summary.Id.Dataset),
                Number(summary.Commits),
                Number(summary.Files),
                Number(summary.Rows),
                Number(summary.Bytes),
                Date(summary.FirstDate),
                Date(summary.LastDate),
                Number(summary.QuarantinedRows),
                Number(summary.LandingFiles));
        }

        return table;
    }

    private static void Write(IAnsiConsole console, VerifyReport report)
    {
        foreach (var problem in report.Problems)
        {
            console.Markup("[red]error[/] ");
            console.WriteLine($"{problem.Path}: {problem.What}");
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Commits:N0} commits, {report.Files:N0} files, {report.Rows:N0} rows checked; {report.Problems.Count:N0} problems"));
        if (report.Strays.Count + report.Leftovers.Count > 0)
            console.WriteLine($"{report.Strays.Count} data files that no commit names and {report.Leftovers.Count} temporary files: nobody reads them.");
        if (!report.IsClean)
            console.WriteLine(
                "Raw files are made again from landing by 'sector ingest <dataset> --from-landing'. Restore others from a copy, or fetch with --full-refresh.");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
