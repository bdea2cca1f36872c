using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests.History;

/// <summary>A pool is a limit over all nodes that share a history.</summary>
[TestFixture]
internal sealed class SharedPoolTests
{
    private const string Pool = "warehouse";

    private int running;
    private int most;
    private int done;

    [TestCase(1)]
    [TestCase(2)]
    public async Task As_many_steps_of_a_pool_run_at_once_as_it_has_places_on_all_nodes_together(int places)
    {
        await using var schema = await PostgresServer.CreateSchemaAsync("shared_pool");
        (running, most, done) = (0, 0, 0);
        var nodes = await Task.WhenAll(OpenAsync(schema), OpenAsync(schema), OpenAsync(schema));
        var options = new ExecutorOptions { MaxParallelSteps = 4, Pools = new Dictionary<string, int>(StringComparer.Ordinal) { [Pool] = places } };

        var runs = await Task.WhenAll(nodes.Select(node =>
            new JobExecutor(node, new NoServices(), options, TimeProvider.System).RunAsync(Job(), new RunRequest { Session = Session.Parse("2024-06-28") }, SilentRunObserver.Instance, CancellationToken.None)));

        foreach (var node in nodes)
            node.Dispose();
        Assert.That(runs.Select(run => run.Run.State), Is.All.EqualTo(RunState.Succeeded));
        Assert.That((most, done), Is.EqualTo((places, 12)));
    }

    private Job Job()
    {
        var type = new StepType("test.counted", "Counts how many of it run", [], _ => new Counted(this));
        var steps = Enumerable.Range(0, 4).Select(number => new JobStep { Name = string.Create(CultureInfo.InvariantCulture, $"step{number}"), Type = type, Pool = Pool });
        return new Job { Name = "pooled", File = "pooled.yml", Steps = new Dag<JobStep>(steps, step => step.Name, step => step.Needs) };
    }

    private static Task<HistoryStore> OpenAsync(PostgresSchema schema)
    {
        var server = schema.Settings;
        var connection = $"Host={server.Host};Port={server.Port};Username={server.User};Password={server.Password.Reveal()};Database={server.Database}";
        return HistoryStore.OpenPostgresAsync(connection, schema.Name, TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);
    }

    private sealed class Counted(SharedPoolTests tests) : IStep
    {
        public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
        {
            var now = Interlocked.Increment(ref tests.running);
            InterlockedMax(ref tests.most, now);
            await Task.Delay(150, cancellation);
            Interlocked.Decrement(ref tests.running);
            Interlocked.Increment(ref tests.done);
            return StepResult.Nothing;
        }

        private static void InterlockedMax(ref int most, int value)
        {
            for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
                Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
