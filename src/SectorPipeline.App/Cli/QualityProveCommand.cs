using System.CommandLine;
using System.Globalization;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Quality;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector quality prove</c>: plants faults into a copy of the bars, and counts which of them the checks find.</summary>
internal static class QualityProveCommand
{
    public static Command Create(SectorCli cli)
    {
        var seed = new Option<int>("--seed") { Description = "Where the places of faults come from", DefaultValueFactory = _ => 7 };
        var perKind = new Option<int>("--per-kind") { Description = "How many faults of each kind are planted", DefaultValueFactory = _ => 60 };
        var json = Json.Option();
        var markets = new MarketOptions();
        var command = new SectorCommand("prove", "Plant faults into a copy of the lake's bars, and show how many the checks find", "sector quality prove", "sector quality prove --seed 11 --json")
        {
            seed, perKind, json,
        };
        markets.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(context, markets.ChooseOrKeep(parsed, context), cancellation, vendors: []);
            var result = await RunAsync(cli, workspace, parsed.GetValue(seed), parsed.GetValue(perKind), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, new { result.SymbolDays, result.CleanPer10000, result.Faults, result.Alarms });
            else
                Write(cli.Environment.Out, result);
            return ExitCode.Done;
        });
    }

    private static async Task<ProofResult> RunAsync(SectorCli cli, Workspace workspace, int seed, int perKind, CancellationToken cancellation)
    {
        var project = workspace.Get<QualityProject>();
        var scope = new QualityScope { Session = workspace.Market.LastSession, From = DateOnly.MinValue };
        var inputs = await new LakeInputs(workspace.Get<ILake>()).ReadAsync(["prices"], scope, cancellation);
        if (inputs.GetValueOrDefault("prices") is not { Files.Count: > 0 } prices)
            throw new PipelineException("sector quality prove: the lake holds no prices. Run the daily job first.");
        var folder = Directory.CreateTempSubdirectory("sector-proof-");
        try
        {
            return await cli.Environment.Error.Status().StartAsync("Planting and checking …", _ => new QualityProof
            {
                Members = project.Members(),
                Calendar = project.Calendar,
                Checks = project.Choose(["prices"])[0],
                Seed = seed,
                PerKind = perKind,
            }.RunAsync(prices.Files, folder.FullName, cancellation));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(IAnsiConsole console, ProofResult result)
    {
        var faults = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Planted faults") };
        faults.AddColumns("Fault", "Kind", "Checks", "Planted", "Found", "Recall");
        foreach (var line in result.Faults)
            faults.AddRow(line.Fault, line.IsStatistical ? "statistical" : "structural", Markup.Escape(line.Checks), $"{line.Planted}", $"{line.Found}", Share(line.Recall));
        console.Write(faults);
        var alarms = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Alarms") };
        alarms.AddColumns("Check", "Alarms", "Right", "Precision", "Alarms in the market as it is");
        foreach (var line in result.Alarms)
            alarms.AddRow(Markup.Escape(line.Check), $"{line.Alarms}", $"{line.Right}", Share(line.Precision), $"{line.Clean}");
        console.Write(alarms);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Recall {result.RecallOf(statistical: false):0.000} of structural and {result.RecallOf(statistical: true):0.000} of statistical faults; {result.CleanPer10000:0.00} alarms of 10,000 bars in the market as it is ({result.SymbolDays:N0} bars)."));
    }

    private static string Share(double share) => double.IsNaN(share) ? "–" : share.ToString("0.000", CultureInfo.InvariantCulture);
}
