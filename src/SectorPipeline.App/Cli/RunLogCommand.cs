using System.CommandLine;
using System.Globalization;
using SectorPipeline.App.Hosting;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector runs logs</c>: what the steps of a run said.</summary>
internal static class RunLogCommand
{
    private const int AtOnce = 1_000;

    public static Command Create(SectorCli cli)
    {
        var run = RunsCommands.RunArgument();
        var step = new Option<string?>("--step") { Description = "Only lines of this step", HelpName = "STEP" };
        var json = Json.Option();
        var command = new SectorCommand("logs", "The log lines of a run", "sector runs logs last", "sector runs logs last --step prices --json") { run, step, json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var found = await history.Runs.FindAsync(parsed.GetRequiredValue(run), cancellation);
            var lines = await ReadAsync(history.Runs, found.Run.Id, parsed.GetValue(step), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, lines);
            else
                lines.ForEach(line => cli.Environment.Out.WriteLine(Text(line)));
            return ExitCode.Done;
        });
    }

    private static async Task<List<LogLine>> ReadAsync(IRunHistory history, string run, string? step, CancellationToken cancellation)
    {
        var lines = new List<LogLine>();
        while (await history.LogAsync(run, step, lines.Count > 0 ? lines[^1].Id : 0, AtOnce, cancellation) is { Count: > 0 } more)
            lines.AddRange(more);
        return lines;
    }

    private static string Text(LogLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.At.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}  {line.Step,-12} {line.Level.ToString().ToLowerInvariant(),-11} {line.Message}");
}
