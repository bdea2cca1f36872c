using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector ingest</c>: one dataset, as a run of one step.</summary>
internal static class IngestCommand
{
    private const string Prefix = "ingest.";
    private const string FromLanding = "--from-landing";
    private const string FullRefresh = "--full-refresh";

    // Steps that go by a shorter name than the dataset that they fetch.
    private static readonly Dictionary<string, string> StepsOfDatasets = new(StringComparer.Ordinal)
    {
        ["intraday_prices"] = "intraday",
        ["macro_observations"] = "macro",
        ["crypto_prices"] = "crypto",
    };

    // As the steps of the daily job: a vendor that is down for a minute is none the wiser a second later.
    private static readonly RetryPolicy Retry = new() { Attempts = 4, Max = TimeSpan.FromMinutes(5) };

    public static Command Create(SectorCli cli)
    {
        var dataset = new Argument<string>("dataset") { Description = string.Join(", ", IngestionSteps.All.Select(type => type.Name[Prefix.Length..])) };
        Option<string?>[] parameters =
        [
            new("--vendor") { Description = "The vendors to ask, in this order, separated by commas; the usual ones by default", HelpName = "VENDOR" },
            new("--symbols") { Description = "Only these, separated by commas", HelpName = "A,B" },
            new("--series") { Description = "Only these macro series, separated by commas", HelpName = "A,B" },
            new("--from") { Description = "First day of the window; what is missing by default", HelpName = "YYYY-MM-DD" },
            new("--to") { Description = "Last day of the window; the last complete session by default", HelpName = "YYYY-MM-DD" },
        ];
        var fromLanding = new Option<bool>(FromLanding) { Description = "Rebuild raw from the answers in landing, without asking a vendor" };
        var refresh = new Option<bool>(FullRefresh) { Description = "Fetch everything from the start" };
        var json = Json.Option();
        var markets = new MarketOptions();
        var command = new SectorCommand(
            "ingest",
            "Fetch one dataset into the lake",
            "sector ingest prices --sandbox",
            "sector ingest prices --vendor yahoo --symbols AAPL,MSFT --from 2019-01-01 --to 2019-12-31",
            "sector ingest macro --series DGS10,CPIAUCSL",
            "sector ingest prices --symbols SPY --full-refresh",
            "sector ingest prices --from-landing")
        {
            dataset,
        };
        foreach (var option in (Option[])[.. parameters, refresh, fromLanding, json])
            command.Options.Add(option);
        markets.AddTo(command);

        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var type = FindType(parsed.GetRequiredValue(dataset));
            var with = parameters
                .Select(parameter => (Name: parameter.Name[2..], Value: parsed.GetValue(parameter)))
                .Where(parameter => parameter.Value is not null)
                .ToDictionary(parameter => parameter.Name, parameter => (object?)parameter.Value, StringComparer.Ordinal);
            Check(type, with);
            if (parsed.GetValue(fromLanding))
            {
                CheckRebuild(with, parsed.GetValue(refresh));
                with["from_landing"] = true;
            }

            var vendors = VendorsAsked.By(type, with, context.Settings.Ingestion());
            await using var workspace = await Workspace.OpenAsync(context, markets.ChooseOrKeep(parsed, context), cancellation, vendors);
            var request = new RunRequest { Session = workspace.Market.LastSession, FullRefresh = parsed.GetValue(refresh) };
            return await new RunConsole(cli.Environment, workspace) { IsSingleStep = true, AsJson = parsed.GetValue(json) }.ShowAsync(
                (board, stop) => workspace.Executor.RunAsync(SingleStep(type, with), request, board, stop), cancellation);
        });
    }

    private static StepType FindType(string dataset)
    {
        var names = IngestionSteps.All.Select(type => type.Name[Prefix.Length..]).ToList();
        var step = Prefix + StepsOfDatasets.GetValueOrDefault(dataset, dataset);
        return IngestionSteps.All.FirstOrDefault(type => type.Name == step)
            ?? throw new ConfigurationException(
                $"no dataset is called '{dataset}'.{NearestName.Hint(dataset, names)} Datasets: {string.Join(", ", names)}.");
    }

    private static void Check(StepType type, Dictionary<string, object?> given)
    {
        string[] faults =
        [
            .. given.Keys.Except(type.Parameters, StringComparer.Ordinal)
                .Select(name => $"--{name}: {type.Name} does not take it. It takes {string.Join(", ", type.Parameters.Select(known => $"--{known.Replace('_', '-')}"))}."),
            .. given.Where(parameter => parameter.Value is string text && text.All(character => character is ',' or ' '))
                .Select(parameter => $"--{parameter.Key}: is empty. Name something or leave it out."),
        ];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
    }

    private static void CheckRebuild(Dictionary<string, object?> given, bool refresh)
    {
        string[] faults =
        [
            .. given.Keys.Where(name => name != "vendor").Select(name => $"--{name}").Concat(refresh ? [FullRefresh] : [])
                .Select(name => $"{name}: {FromLanding} makes all of the dataset again. Leave one of the two out."),
        ];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
    }

    private static Job SingleStep(StepType type, Dictionary<string, object?> with)
    {
        var step = new JobStep { Name = type.Name[Prefix.Length..], Type = type, With = new StepParameters(with), Retry = Retry };
        return new Job { Name = type.Name, File = "", Steps = new Dag<JobStep>([step], node => node.Name, node => node.Needs) };
    }
}
