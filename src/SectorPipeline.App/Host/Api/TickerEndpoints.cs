using System.Text.Json.Nodes;
using SectorPipeline.App.Tickers;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Key figures of any symbols: asked for, then polled; results come as they are ready.</summary>
internal static class TickerEndpoints
{
    private const string Job = "tickers";
    private const int MostSymbols = 100;

    public static void Map(RouteGroupBuilder api)
    {
        var tickers = api.MapGroup("/tickers").WithTags("Tickers");
        tickers.MapPost("/", StartAsync).RequireAuthorization(Roles.Operator)
            .WithSummary("Queues the computation of the key figures of symbols; Location says where to look for them").Produces<TickerRun>(StatusCodes.Status202Accepted);
        tickers.MapGet("/{run}", GetAsync).WithSummary("How far each symbol is: queued, fetch, compute, done or failed; with its key figures when done").Produces<TickerRun>();
    }

    private static async Task<IResult> StartAsync(TickerOrder order, RunIntake intake, HttpContext context, CancellationToken cancellation)
    {
        var symbols = Symbols(order.Symbols);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["symbols"] = string.Join(',', symbols) };
        var run = await intake.StartAsync(Job, new RunOrder { Session = order.Session, Parameters = parameters }, context.CallerName, cancellation);
        return ApiJson.Accepted(context, $"/api/v1/tickers/{run.Id}", run.Id, new TickerRun(run.Id, run.State, run.Session, [.. symbols.Select(TickerView.Queued)]));
    }

    private static async Task<IResult> GetAsync(string run, IRunHistory history, ILake lake, CancellationToken cancellation)
    {
        var found = (await history.FindAsync(run, cancellation)).Run;
        if (found.Job != Job)
            throw new ConfigurationException($"run {found.Id}: is of the job {found.Job}, not of {Job}. See /api/v1/runs/{found.Id}.") { IsNotFound = true };
        var parts = (await history.SubStepsAsync(found.Id, "symbols", cancellation)).ToLookup(part => part.SubStep.Name, StringComparer.Ordinal);
        var views = new List<TickerView>();
        foreach (var symbol in found.Parameters["symbols"].Split(','))
            views.Add(await ViewAsync(symbol, parts[symbol].MaxBy(part => part.Attempt), found, lake, cancellation));
        return ApiJson.Ok(new TickerRun(found.Id, found.State, found.Session, views));
    }

    private static async Task<TickerView> ViewAsync(string symbol, RunSubStep? part, Run run, ILake lake, CancellationToken cancellation) => part?.SubStep switch
    {
        null => run.State is RunState.Queued or RunState.Running ? TickerView.Queued(symbol) : new TickerView(symbol, ApiJson.Word(run.State)),
        { State: SubStepState.Running } busy => new TickerView(symbol, busy.Message ?? "fetch"),
        { State: SubStepState.Succeeded or SubStepState.Unchanged } =>
            new TickerView(symbol, "done", Result: await lake.FindKpisAsync(symbol, run.Session, cancellation) is { } json ? JsonNode.Parse(json) : null),
        var ended => new TickerView(symbol, ApiJson.Word(ended.State), ended.Message),
    };

    private static List<string> Symbols(IReadOnlyList<string>? texts) => texts switch
    {
        null or [] => throw new ConfigurationException("symbols: is empty. Send a list, such as {\"symbols\": [\"AAPL\", \"BRK.B\"]}."),
        { Count: > MostSymbols } => throw new ConfigurationException($"symbols: {texts.Count} are more than {MostSymbols}. Ask for fewer at a time."),
        _ => [.. texts.Select(TickerSymbol.Parse).Distinct(StringComparer.Ordinal)],
    };
}
