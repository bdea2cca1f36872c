using System.CommandLine;
using System.Globalization;
using SectorPipeline.App.Runs;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql source freshness</c>: how old the newest rows of sources are.</summary>
internal static class SqlSourceCommand
{
    public static Command Create(SectorCli cli) => new SectorCommand("source", "Look at the tables that something else loads", "sector sql source freshness") { Freshness(cli) };

    private static Command Freshness(SectorCli cli)
    {
        var shared = new SqlOptions();
        var output = new Option<string?>("--output", "-o") { Description = "The file to write instead of target/sources.json", HelpName = "FILE" };
        var command = new SectorCommand(
            "freshness",
            "Check that sources are as fresh as they promise; writes sources.json",
            "sector sql source freshness",
            "sector sql source freshness --select source:raw")
        {
            output,
        };
        command.Aliases.Add("snapshot-freshness");
        shared.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var report = new SqlReport(cli.Environment.Out);
            var result = await new SqlRunner(project, warehouse, report).FreshnessAsync(shared.Run(parsed, project), parsed.GetValue(output), cancellation);
            foreach (var source in result.Results.Where(source => source.Freshness is not null))
                cli.Environment.Out.Profile.Out.Writer.WriteLine(Describe(source));
            report.Finish(result);
            if (result.Results.Count == 0)
                cli.Environment.Out.Profile.Out.Writer.WriteLine("No source of the selection says how old its rows may be: give it 'freshness' and 'loaded_at_field' in YAML.");
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static string Describe(NodeResult result) =>
        result.Freshness!.MaxLoadedAt is { } newest
            ? string.Create(CultureInfo.InvariantCulture, $"  {result.Node.Name}: newest row of {newest.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {StepText.Elapsed(result.Freshness.Age)} old")
            : $"  {result.Node.Name}: it has no rows";
}
