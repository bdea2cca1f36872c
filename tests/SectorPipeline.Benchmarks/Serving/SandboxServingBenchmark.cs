using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Benchmarks.Serving;

internal sealed class SandboxServingBenchmark : IBenchmark
{
    private const int Clients = 2;
    private const int Rounds = 4;
    private const int Repetitions = 5;

    public string Name => "sandbox-serving";

    public string Description => "The sandbox over loopback: Yahoo charts of every symbol's whole history, with the clients that read them";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { LastSession = new Session(new DateOnly(2024, 12, 31)) });
        await using var server = await SandboxServer.StartAsync(market, new SandboxOptions(), cancellation);
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        var symbols = market.Securities.Select(security => security.Symbol).ToList();
        var bars = symbols.Sum(symbol => market.FindBars(symbol)?.Count ?? 0);
        var first = await SecondsAsync(rounds: 1);
        var warm = await Timing.MedianAsync(Repetitions, () => SecondsAsync(Rounds));
        return
        [
            new Measurement("sandbox serving, client included", (double)bars * Rounds / warm / 1e6, "M bars/s", Target.AtLeast(1)),
            new Measurement("sandbox serving, the very first round", bars / first / 1e6, "M bars/s"),
        ];

        Task<double> SecondsAsync(int rounds) => Timing.SecondsAsync(() => FetchAllAsync(client, symbols, rounds, cancellation));
    }

    private static Task FetchAllAsync(HttpClient client, List<string> symbols, int rounds, CancellationToken cancellation)
    {
        var requests = Enumerable.Range(0, rounds).SelectMany(_ => symbols).Select(Chart);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = cancellation };
        return Parallel.ForEachAsync(requests, options, async (url, token) => await ReadToEndAsync(client, url, token));
    }

    private static Uri Chart(string symbol) =>
        new($"v8/finance/chart/{Uri.EscapeDataString(symbol)}?range=max&interval=1d&events=div%7Csplit", UriKind.Relative);

    private static async Task ReadToEndAsync(HttpClient client, Uri url, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null, cancellation);
    }
}
