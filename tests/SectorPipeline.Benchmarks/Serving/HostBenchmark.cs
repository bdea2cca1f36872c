using System.Diagnostics;
using SectorPipeline.DuckDb;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Benchmarks.Serving;

internal sealed class HostBenchmark : IBenchmark
{
    private const int Starts = 5;
    private const int Runs = 100_000;
    private const int PerSecond = 50;
    private const int Seconds = 10;

    private static readonly string[] Pages = ["/api/v1/runs", "/api/v1/runs?job=daily&state=failed", "/api/v1/runs?session=2024-03-05", "/api/v1/runs?before=20240601T100000-0000&limit=100"];

    public string Name => "host";

    public string Description => $"sector serve as a process: until it is ready; then lists of a history of {Runs:N0} runs, {PerSecond} requests a second";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var sector = new SectorProcess(folder.Path) { Variables = Small };
        var starts = new List<double>();
        for (var i = 0; i <= Starts; i++)
        {
            using var host = await ServedHost.StartAsync(sector, cancellation);
            starts.Add(host.StartTime.TotalSeconds);
        }

        Fill(folder.PathOf("runs.duckdb"));
        using var serving = await ServedHost.StartAsync(sector, cancellation);
        var times = await AskAsync(serving.Client, cancellation);
        return
        [
            // The first start makes the data root.
            new Measurement("host, ready after", Timing.Median(starts.Skip(1)), "s", Target.AtMost(1.5)),
            new Measurement($"GET /api/v1/runs of {Runs:N0}, 95 % within", times[(int)(times.Count * 0.95)], "ms", Target.AtMost(50)),
            new Measurement("the same, half within", times[times.Count / 2], "ms"),
        ];
    }

    private static Dictionary<string, string> Small => new(StringComparer.Ordinal) { ["Sandbox__Stocks"] = "22", ["Sandbox__Years"] = "2", ["Sandbox__LastSession"] = "2024-06-28", ["Server__RequestsPerMinute"] = "100000" };

    /// <summary>Milliseconds of each answer, sorted; requests start on time whether or not earlier ones are answered.</summary>
    private static async Task<List<double>> AskAsync(HttpClient client, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var answers = new List<Task<double>>();
        for (var i = 0; i < PerSecond * Seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancellation);
            answers.Add(AskAsync(client, Pages[i % Pages.Length], cancellation));
        }

        // The first second warms up.
        return [.. (await Task.WhenAll(answers)).Skip(PerSecond).Order()];
    }

    private static async Task<double> AskAsync(HttpClient client, string page, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(new Uri(page, UriKind.Relative), cancellation);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null, cancellation);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // One run every quarter of an hour, of three jobs, with three steps and attempts each.
    private static void Fill(string path)
    {
        HistoryStore.Open(path).Dispose();
        using var connection = new DuckDbConnection($"Data Source={path}");
        connection.Open();
        connection.Run(
            $"""
            create temporary table made as
            select strftime(moment, '%Y%m%dT%H%M%S') || '-' || lpad(to_hex(n % 65536), 4, '0') as id, ['daily', 'weekly', 'intraday'][n % 3 + 1] as job, moment, n
            from (select n, timestamp '2021-09-01 06:00:00' + n * interval 15 minute as moment from range({Runs}) as r(n));
            insert into runs (id, job, session, state, trigger, created, started, finished, slot, requested_by, full_refresh, parameters, version, queued, cause, node, execution)
            select id, job, moment::date, case when n % 20 = 0 then 'failed' else 'succeeded' end, 'scheduled', moment, moment, moment + interval 30 second, moment, 'schedule', false, '{"{}"}', '0.1.0', moment, 'scheduled', 'host-1-0000', 1
            from made;
            insert into steps (key, run, step, position, state, rows, started, finished)
            select id || '/step_' || s, id, 'step_' || s, s, 'succeeded', 10, moment, moment + interval 30 second from made, range(3) as r(s);
            insert into attempts (key, run, step, number, trigger, state, started, finished)
            select id || '/step_' || s || '/1', id, 'step_' || s, 1, 'scheduled', 'succeeded', moment, moment + interval 30 second from made, range(3) as r(s);
            """);
    }
}
