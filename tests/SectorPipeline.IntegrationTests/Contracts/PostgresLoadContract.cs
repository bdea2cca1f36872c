namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresLoadContract : LoadContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresDatabaseAsync();

    [Test]
    public async Task Loads_at_the_same_time_load_a_file_once()
    {
        var file = Write("a", Bars, "select 'A' as symbol, 1::double as close");

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(_ => Task.Run(async () =>
        {
            await using var connection = await Database.Warehouse.OpenAsync(CancellationToken.None);
            return await Loader(connection).LoadAsync([file], CancellationToken.None);
        })));

        Assert.That(results.Sum(result => result.Rows), Is.EqualTo(1));
        Assert.That(await Database.QueryAsync("select symbol from raw.bars"), Is.EqualTo("A"));
    }
}
