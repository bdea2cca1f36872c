namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresEngineConcurrencyContract : EngineConcurrencyContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresEngineConcurrencyContract));

    [Test]
    public async Task A_seed_that_the_engine_gives_up_in_a_deadlock_is_loaded_again()
    {
        Write("seeds/s.csv", "a\n1\n");
        AssertSucceeded(await BuildAsync());
        Write("seeds/s.csv", "a\n2\n");
        await using var reader = await Database.Warehouse.OpenAsync(CancellationToken.None);
        await ContractDatabase.ExecuteAsync(reader, "set deadlock_timeout = '60s'; begin; lock table s in access share mode");

        var build = BuildAsync();
        await WaitAsync("select cast(count(*) as text) from pg_locks where not granted and mode = 'AccessExclusiveLock'", "1");
        await ContractDatabase.ExecuteAsync(reader, $"{Database.Dialect.AdvisoryLock("sector swap")}; commit");

        AssertSucceeded(await build);
        Assert.That(await Database.QueryAsync("select a from s"), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_new_view_waits_for_a_swap_that_would_take_it_along()
    {
        Write("models/v.sql", "{{ config(materialized='view') }} select 1 as a");
        await using var swap = await Database.Warehouse.OpenAsync(CancellationToken.None);
        await ContractDatabase.ExecuteAsync(swap, $"begin; {Database.Dialect.AdvisoryLock("sector swap")}");

        var build = BuildAsync();
        await WaitAsync("select cast(count(*) as text) from pg_locks where not granted and locktype = 'advisory' and mode = 'ShareLock'", "1");
        await ContractDatabase.ExecuteAsync(swap, "commit");

        AssertSucceeded(await build);
        Assert.That(await Database.QueryAsync("select a from v"), Is.EqualTo("1"));
    }

    private async Task WaitAsync(string query, string expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Database.QueryAsync(query) != expected)
            await Task.Delay(20, patience.Token);
    }
}
