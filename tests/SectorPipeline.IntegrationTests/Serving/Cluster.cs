using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>Hosts on one PostgreSQL, which keeps their history and their warehouse, over one lake.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly PostgresDatabase database;
    private readonly List<ServingSector> nodes = [];
    private readonly Queue<Task<ServingSector>> starting = new();

    private Cluster(PostgresDatabase database) => this.database = database;

    public TemporaryFolder Root { get; } = new();

    /// <summary>A market of so little that hosts spend their time on starting, stopping and taking over.</summary>
    private static IReadOnlyDictionary<string, string> Market { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Sandbox__Stocks"] = "11",
        ["Sandbox__Years"] = "1",
        ["Sandbox__LastSession"] = "2024-06-28",
    };

    /// <summary>What the hosts and commands of this cluster are told.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(Market.Concat(database.Variables), StringComparer.Ordinal)
    {
        ["Pipeline__Target"] = "postgres",
        ["History__ConnectionString"] = database.ConnectionString,
        ["Dispatch__Beat"] = "00:00:00.4",
        ["Dispatch__NodeTimeout"] = "00:00:02",
        ["Dispatch__Poll"] = "00:00:00.25",
    };

    /// <summary>Any host that answers.</summary>
    public ServingSector Any => nodes[0];

    public static async Task<Cluster> StartAsync(int size)
    {
        var cluster = new Cluster(await PostgresDatabase.CreateAsync("cluster"));
        for (var node = 0; node < size; node++)
            cluster.nodes.Add(await cluster.StartNodeAsync());
        return cluster;
    }

    /// <summary>A command at the same history, warehouse and lake.</summary>
    public SectorProcess Command() => new(Root.Path, Variables);

    /// <summary>Waits until a host executes a run, ends that host with SIGKILL, and starts another in its place.</summary>
    /// <returns>The run that lost its host, and how long it took until another went on with it; null when there is nothing left to run.</returns>
    public async Task<(string Run, TimeSpan Gap)?> KillTheRunningAsync(TimeSpan delay)
    {
        await Task.Delay(delay);
        await ReplaceAsync(atLeast: 2);
        if (await FindRunningAsync() is not var (run, victim))
            return null;
        nodes.Remove(victim);
        await victim.KillAsync();
        var clock = Stopwatch.StartNew();
        var killed = victim.ProcessId;
        await victim.DisposeAsync();
        starting.Enqueue(StartNodeAsync());
        await Any.WaitForAsync($"/api/v1/runs/{run}", details => IsElsewhere(details["run"]!, killed), Patience);
        return (run, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        await ReplaceAsync(nodes.Count + starting.Count);
        foreach (var node in nodes)
            await node.DisposeAsync();
        await database.DisposeAsync();
        Root.Dispose();
    }

    // Takes in the hosts that are ready, and waits for more where that leaves too few.
    private async Task ReplaceAsync(int atLeast)
    {
        while (starting.TryPeek(out var first) && (first.IsCompleted || nodes.Count < atLeast))
            nodes.Add(await starting.Dequeue());
    }

    private Task<ServingSector> StartNodeAsync() => ServingSector.StartAsync(Root.Path, Variables, "--sandbox");

    private async Task<(string Run, ServingSector Node)?> FindRunningAsync()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            var runs = (await Any.GetAsync("/api/v1/runs?limit=100"))["items"]!.AsArray();
            foreach (var run in runs.Where(run => (string?)run!["state"] == "running"))
            {
                if (nodes.Find(node => IsAt(run!, node.ProcessId)) is { } found)
                    return ((string)run!["id"]!, found);
            }

            if (runs.All(run => (string?)run!["state"] is not ("running" or "queued")))
                return null;
            await Task.Delay(20);
        }

        throw new AssertionException($"No host executes the runs that wait:\n{string.Join('\n', nodes.Select(node => node.Log))}");
    }

    private static bool IsElsewhere(JsonNode run, int process) =>
        (string?)run["state"] is not ("running" or "queued" or "interrupted") || ((string?)run["state"] == "running" && !IsAt(run, process));

    // A node's id is its machine, its process and a random part.
    private static bool IsAt(JsonNode run, int process) => ((string?)run["node"])?.Split('-')[^2] == $"{process}";
}
