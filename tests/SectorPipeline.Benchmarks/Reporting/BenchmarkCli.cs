using System.CommandLine;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.Benchmarks.Reporting;

/// <summary>The command line: which benchmarks, and how their numbers are printed.</summary>
internal static class BenchmarkCli
{
    private const int Done = 0;
    private const int TargetMissed = 1;
    private const int Usage = 2;

    public static RootCommand Create(IReadOnlyList<IBenchmark> benchmarks)
    {
        var names = new Argument<string[]>("names") { Description = "Which benchmarks; by default all but those that take a quarter of an hour and more", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "Print JSON for scripts" };
        var list = new Option<bool>("--list") { Description = "List the benchmarks and measure nothing" };
        var command = new RootCommand("Measures what the design promises. Exit code 1 when a target is missed.") { names, json, list };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(list))
                return List(benchmarks);
            var wanted = parsed.GetValue(names) ?? [];
            if (wanted.Except(benchmarks.Select(benchmark => benchmark.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
                return Refuse(unknown, benchmarks);
            var chosen = benchmarks.Where(benchmark => wanted.Length == 0 ? !benchmark.IsOnlyByName : wanted.Contains(benchmark.Name, StringComparer.Ordinal));
            return Report(await new BenchmarkRun(Terminal.Error).MeasureAsync(chosen, cancellation), parsed.GetValue(json));
        });
        return command;
    }

    private static int List(IReadOnlyList<IBenchmark> benchmarks)
    {
        ReportPrinter.WriteList(benchmarks);
        return Done;
    }

    private static int Refuse(string unknown, IReadOnlyList<IBenchmark> benchmarks)
    {
        var hint = NearestName.Hint(unknown, benchmarks.Select(benchmark => benchmark.Name));
        Terminal.Error.WriteLine($"'{unknown}': there is no such benchmark.{hint} --list names them all.");
        return Usage;
    }

    private static int Report(IReadOnlyList<ReportLine> lines, bool asJson)
    {
        if (asJson)
            ReportPrinter.WriteJson(lines);
        else
            ReportPrinter.WriteTable(lines);
        return lines.Any(line => line.Verdict is Verdict.Missed or Verdict.Failed) ? TargetMissed : Done;
    }
}
