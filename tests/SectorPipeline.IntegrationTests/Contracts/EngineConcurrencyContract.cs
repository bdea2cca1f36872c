using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>Several builds at once, and one that is stopped.</summary>
public abstract class EngineConcurrencyContract : EngineContract
{
    private const string Slow = "select sum(cast(a.x as double precision) * b.y) as s from generate_series(1, 1000000) as a(x), generate_series(1, 1000000) as b(y)";

    [Test]
    public async Task Two_builds_of_one_project_at_the_same_time_both_end_well()
    {
        WriteLayers("view");
        await SucceedAsync();

        for (var round = 0; round < 5; round++)
        {
            var both = await Task.WhenAll(BuildBesideAsync("target_a"), BuildBesideAsync("target_b"));
            foreach (var result in both)
                AssertSucceeded(result);
        }

        Assert.That(await Database.QueryAsync("select x from top"), Is.EqualTo("12"));
    }

    [Test]
    public async Task Two_first_builds_of_tables_at_the_same_time_both_end_well()
    {
        WriteLayers("table");

        var both = await Task.WhenAll(BuildBesideAsync("target_a"), BuildBesideAsync("target_b"));

        foreach (var result in both)
            AssertSucceeded(result);
        Assert.That(await Database.QueryAsync("select x from top"), Is.EqualTo("12"));
    }

    [TestCase("table")]
    [TestCase("incremental")]
    public async Task A_stopped_run_cancels_its_query_at_once_and_leaves_the_old_table(string materialized)
    {
        Model("m", materialized, "select cast(1 as double precision) as s");
        await SucceedAsync();
        Model("m", materialized, Slow);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var started = TimeProvider.System.GetTimestamp();

        Assert.That(() => Runner().RunAsync(new SqlRunOptions(), stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(4)));
        Assert.That(await Database.QueryAsync("select s from m"), Is.EqualTo("1"));
        Assert.That(await RunningAsync(), Is.EqualTo("0"));
        Model("m", materialized, "select cast(2 as double precision) as s");
        await SucceedAsync();
    }

    [Test]
    public async Task A_stopped_run_can_be_gone_on_with()
    {
        Model("first", "table", "select 1 as a");
        Model("m", "table", Slow.Replace("generate_series(1, 1000000) as b(y)", "{{ ref('first') }} as f, generate_series(1, 1000000) as b(y)", StringComparison.Ordinal));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        Assert.That(() => Runner().RunAsync(new SqlRunOptions(), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Model("m", "table", "select a from {{ ref('first') }}");

        var rest = await Runner().RetryAsync(InterruptedRun.Read(new SqlProjectOptions { ProjectDirectory = Root })!, new SqlRunOptions(), CancellationToken.None);

        Assert.That(Statuses(rest), Is.EqualTo("m=Success"));
    }

    private void WriteLayers(string second)
    {
        for (var i = 1; i <= 6; i++)
        {
            Model($"low_{i}", "table", "select 1 as x");
            Model($"mid_{i}", i % 2 == 0 ? second : "table", $"select a.x + b.x as x from {{{{ ref('low_{i}') }}}} as a cross join {{{{ ref('low_{i % 6 + 1}') }}}} as b");
        }

        var all = string.Join(" union all ", Enumerable.Range(1, 6).Select(i => $"select x from {{{{ ref('mid_{i}') }}}}"));
        Model("top", "table", $"select cast(sum(x) as integer) as x from ({all}) as q");
    }

    private Task<InvocationResult> BuildBesideAsync(string target) =>
        Task.Run(() => Runner(target).BuildAsync(new SqlRunOptions { Threads = 4 }, CancellationToken.None));

    private async Task<string> RunningAsync() =>
        IsPostgres ? await Database.QueryAsync("select count(*) from pg_stat_activity where state = 'active' and query like '%generate_series(1, 1000000) as a%' and pid <> pg_backend_pid()") : "0";
}
