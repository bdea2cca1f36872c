using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests.History;

[TestFixture]
internal sealed class PostgresHistoryTests : HistoryContract
{
    private PostgresSchema? schema;

    protected override async Task CreateAsync() => schema = await PostgresServer.CreateSchemaAsync("history_contract");

    protected override async Task RemoveAsync()
    {
        if (schema is not null)
            await schema.DisposeAsync();
    }

    protected override Task<HistoryStore> OpenStoreAsync() =>
        HistoryStore.OpenPostgresAsync(PostgresServer.Require().HistoryConnection, schema!.Name, TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None);

    protected override async Task<IHistoryDatabase> OpenDatabaseAsync() =>
        await PostgresHistoryDatabase.OpenAsync(PostgresServer.Require().HistoryConnection, schema!.Name, TimeProvider.System, CancellationToken.None);
}
