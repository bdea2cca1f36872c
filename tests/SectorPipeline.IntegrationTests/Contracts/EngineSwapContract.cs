using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>What stands on a relation, and who reads it, while it is built anew.</summary>
public abstract class EngineSwapContract : EngineContract
{
    [TestCase("table")]
    [TestCase("view")]
    [TestCase("incremental")]
    public async Task Views_that_are_no_part_of_the_run_stay_on_what_is_rebuilt(string materialized)
    {
        Model("below", materialized, "select 1 as a");
        await SucceedAsync();
        await Database.ExecuteAsync("create view outside as select a from below; create view higher as select a + 1 as b from outside");
        Model("below", materialized, "select 2 as a");

        AssertSucceeded(await RunAsync(new SqlRunOptions { FullRefresh = true }));

        Assert.That(await Database.QueryAsync("select a, b from outside, higher"), Is.EqualTo("2|3"));
        Assert.That(Messages, Is.Empty);
    }

    [TestCase("table")]
    [TestCase("view")]
    public async Task Views_stay_when_columns_are_added_before_and_after_theirs(string materialized)
    {
        Model("below", materialized, "select 1 as a");
        await SucceedAsync();
        await Database.ExecuteAsync("create view outside as select a from below");
        Model("below", materialized, "select 'x' as first, 2 as a, 3 as last");

        await SucceedAsync();

        Assert.That(await Database.QueryAsync("select a from outside"), Is.EqualTo("2"));
    }

    [TestCase("table", "view")]
    [TestCase("view", "table")]
    public async Task Views_stay_when_the_materialization_changes(string before, string after)
    {
        Model("below", before, "select 1 as a");
        await SucceedAsync();
        await Database.ExecuteAsync("create view outside as select a from below");
        Model("below", after, "select 2 as a");

        await SucceedAsync();

        Assert.That(await Database.QueryAsync("select a from outside"), Is.EqualTo("2"));
    }

    [TestCase("table")]
    [TestCase("view")]
    public async Task A_view_that_no_longer_fits_does_not_hinder_the_build_and_is_told_or_told_of_when_it_is_read(string materialized)
    {
        Model("below", materialized, "select 1 as a, 2 as other");
        await SucceedAsync();
        await Database.ExecuteAsync("create view fits as select other from below; create view outside as select a from below; create view higher as select a from outside");
        Model("below", materialized, "select 3 as other");

        await SucceedAsync();

        Assert.That(await Database.QueryAsync("select other from fits"), Is.EqualTo("3"));
        Assert.That(() => Database.QueryAsync("select a from outside"), Throws.InstanceOf<System.Data.Common.DbException>());
        if (IsPostgres)
            Assert.That(Messages, Has.Some.Contains($"{Database.Schema}.outside: this view on top of").And.Some.Contains($"{Database.Schema}.higher: this view on top of"));
    }

    [Test]
    public async Task Dropped_views_of_the_project_are_built_again_by_the_next_run()
    {
        Model("below", "table", "select 1 as a");
        Model("upon", "view", "select a from {{ ref('below') }}");
        await SucceedAsync();
        Model("below", "table", "select 'x' as b");
        Model("upon", "view", "select b from {{ ref('below') }}");

        await SucceedAsync();

        Assert.That(await Database.QueryAsync("select b from upon"), Is.EqualTo("x"));
    }

    [Test]
    public async Task Readers_see_the_old_table_or_the_new_one_and_never_neither()
    {
        Model("m", "table", "select cast(x as integer) as x from generate_series(1, 2000) as s(x)");
        Model("upon", "view", "select x from {{ ref('m') }}");
        await SucceedAsync();
        using var done = new CancellationTokenSource();
        var readers = new[] { "m", "upon" }.Select(name => Task.Run(() => CountAsync(name, done.Token))).ToList();

        for (var build = 0; build < 8; build++)
            await SucceedAsync();
        await done.CancelAsync();

        foreach (var seen in await Task.WhenAll(readers))
            Assert.That(seen.Counts, Is.EqualTo(new[] { "2000" }), $"after {seen.Reads} reads");
    }

    private async Task<(int Reads, IEnumerable<string> Counts)> CountAsync(string name, CancellationToken stop)
    {
        await using var connection = await Database.Warehouse.OpenAsync(CancellationToken.None);
        var (reads, counts) = (0, new SortedSet<string>(StringComparer.Ordinal));
        for (; reads == 0 || !stop.IsCancellationRequested; reads++)
            counts.Add(await ContractDatabase.QueryAsync(connection, $"select count(*) from {name}"));
        return (reads, counts);
    }
}
