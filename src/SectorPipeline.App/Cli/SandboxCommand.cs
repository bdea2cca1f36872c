using System.CommandLine;
using SectorPipeline.App.Markets;
using SectorPipeline.Sandbox;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sandbox</c>: serves a market on loopback until it is stopped.</summary>
internal static class SandboxCommand
{
    public static Command Create(SectorCli cli)
    {
        var port = WholeNumberOption.Create("--port", "The port on 127.0.0.1; 0 takes a free one", usual: 5080, least: 0, most: 65_535);
        var folder = new Option<string?>("--market") { Description = "Serve a recorded market: a folder with bars.csv.gz", HelpName = "DIR" };
        var faults = MarketOptions.FaultsOption();
        var command = new SectorCommand(
            "sandbox",
            "Serve a market that speaks the vendors' wire formats on loopback",
            "sector sandbox --port 5080",
            "sector sandbox --market ../shared/market",
            "sector sandbox --faults 429=0.05,timeout=0.02,seed=3,times=2,delay=2s",
            "curl 'http://127.0.0.1:5080/v8/finance/chart/SPY?range=1mo&interval=1d'")
        {
            port, folder, faults,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var choice = parsed.GetValue(folder) is { } path
                ? MarketChoice.Recorded(path)
                : MarketChoice.Simulated(context.Settings.Simulation());
            var options = new SandboxOptions
            {
                Port = parsed.GetValue(port),
                Faults = parsed.GetValue(faults) is { } text ? FaultPlan.Parse(text) : null,
                Time = context.Time,
            };
            await using var server = await SandboxServer.StartAsync(choice.Open(context.Time)!, options, cancellation);
            Announce(cli.Environment.Out, server.Market, server.BaseAddress);
            AnnounceFaults(cli.Environment.Out, options.Faults, server.BaseAddress);
            cli.Environment.Out.WriteLine("Press Ctrl-C to stop.");
            await WaitAsync(cancellation);
            AnnounceFaults(cli.Environment.Out, server.Faults);
            return ExitCode.Done;
        });
    }

    private static void Announce(IAnsiConsole console, IMarket market, Uri address)
    {
        console.WriteLine($"{market.Name}: {market.Securities.Count} securities, {market.FirstSession} to {market.LastSession}");
        console.WriteLine($"Yahoo         {address}v8/finance/chart/SPY?range=1mo&interval=1d");
        console.WriteLine($"Alpha Vantage {address}query?function=OVERVIEW&symbol={FirstStock(market)}&apikey=any");
        console.WriteLine($"FRED          {address}fred/series/observations?series_id=DGS10&file_type=json&api_key=any0any0any0any0any0any0any0any0");
        if (market.Seed is null)
            return;
        console.WriteLine($"CoinGecko     {address}api/v3/coins/markets?vs_currency=usd");
        console.WriteLine($"EDGAR         {address}files/company_tickers.json, for a user agent with an e-mail address");
    }

    private static void AnnounceFaults(IAnsiConsole console, FaultPlan? plan, Uri address)
    {
        if (plan is not null)
            console.WriteLine($"Faults        {plan}, counted at {address}_faults");
    }

    private static void AnnounceFaults(IAnsiConsole console, FaultLog? made)
    {
        if (made is not null)
            console.WriteLine(made.ToString());
    }

    private static string FirstStock(IMarket market) =>
        market.Securities.FirstOrDefault(security => security.Kind == SecurityKind.Stock)?.Symbol ?? "SPY";

    private static async Task WaitAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
    }
}
