using System.CommandLine;
using System.Globalization;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Quality;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector quality prove</c>: plants faults into copies of the datasets, and counts which of them the checks find.</summary>
internal static class QualityProveCommand
{
    public static Command Create(SectorCli cli)
    {
        var seed = new Option<int>("--seed") { Description = "Where the places of faults come from", DefaultValueFactory = _ => 7 };
        var perKind = new Option<int>("--per-kind") { Description = "How many faults of each kind are planted", DefaultValueFactory = _ => 60 };
        var json = Json.Option();
        var markets = new MarketOptions();
        var command = new SectorCommand("prove", "Plant faults into copies of the lake's datasets, and show how many the checks find", "sector quality prove", "sector quality prove --seed 11 --json")
        {
            seed, perKind, json,
        };
        markets.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(context, markets.ChooseOrKeep(parsed, context), cancellation, vendors: []);
            var results = await RunAsync(cli, workspace, parsed.GetValue(seed), parsed.GetValue(perKind), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, results);
            else
                Write(cli.Environment.Out, results);
            return ExitCode.Done;
        });
    }

    private static async Task<IReadOnlyList<ProofResult>> RunAsync(SectorCli cli, Workspace workspace, int seed, int perKind, CancellationToken cancellation)
    {
        var project = workspace.Get<QualityProject>();
        var datasets = project.Choose([]);
        var scope = new QualityScope { Session = workspace.Market.LastSession, From = DateOnly.MinValue };
        var inputs = await new LakeInputs(workspace.Get<ILake>()).ReadAsync(datasets.Select(dataset => dataset.Dataset), scope, cancellation);
        var held = datasets.Where(dataset => inputs.GetValueOrDefault(dataset.Dataset) is { Files.Count: > 0 }).ToList();
        if (held.Count == 0)
            throw new PipelineException("sector quality prove: the lake holds no dataset that has checks. Run the daily job first.");
        var proof = new QualityProof { Members = project.Members(), Calendar = project.Calendar, Seed = seed, PerKind = perKind };
        var folder = Directory.CreateTempSubdirectory("sector-proof-");
        try
        {
            return await cli.Environment.Error.Status().StartAsync("Planting and checking …", async status =>
            {
                var results = new List<ProofResult>();
                foreach (var dataset in held)
                {
                    status.Status = $"Planting and checking {dataset.Dataset} …";
                    results.Add(await proof.RunAsync(dataset, inputs[dataset.Dataset].Files, folder.FullName, cancellation));
                }

                return results;
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<ProofResult> results)
    {
        var faults = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Planted faults") };
        faults.AddColumns("Dataset", "Fault", "Kind", "Checks", "Planted", "Found", "Recall");
        foreach (var line in results.SelectMany(result => result.Faults))
            faults.AddRow(line.Dataset, line.Fault, line.IsStatistical ? "statistical" : "structural", Markup.Escape(line.Checks), $"{line.Planted}", $"{line.Found}", Share(line.Recall));
        console.Write(faults);
        var alarms = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Alarms") };
        alarms.AddColumns("Check", "Alarms", "Right", "Precision", "Alarms in the data as they are");
        foreach (var line in results.SelectMany(result => result.Alarms))
            alarms.AddRow(Markup.Escape(line.Check), $"{line.Alarms}", $"{line.Right}", Share(line.Precision), $"{line.Clean}");
        console.Write(alarms);
        console.WriteLine($"Recall {Share(ProofResult.RecallOf(results, statistical: false))} of structural and {Share(ProofResult.RecallOf(results, statistical: true))} of statistical faults.");
        foreach (var result in results)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Dataset}: {result.CleanPer10000:0.00} alarms of 10,000 rows as they are ({result.Rows:N0} rows)."));
    }

    private static string Share(double share) => double.IsNaN(share) ? "–" : share.ToString("0.000", CultureInfo.InvariantCulture);
}
