using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresKilledBuildContract : KilledBuildContract
{
    private PostgresSchema? schema;

    protected override string Target => ContractDatabases.Profile(Created.Settings, "{{ env_var('DBT_ENV_SECRET_PASSWORD') }}");

    protected override string Schema => nameof(PostgresKilledBuildContract);

    protected override Dictionary<string, string> Variables => new() { ["DBT_ENV_SECRET_PASSWORD"] = Created.Settings.Password.Reveal() };

    private PostgresSchema Created => schema ?? throw new InvalidOperationException("The test has not begun.");

    protected override async Task CreateDatabaseAsync() => schema = await PostgresServer.CreateSchemaAsync(Schema);

    protected override async Task RemoveDatabaseAsync()
    {
        if (schema is not null)
            await schema.DisposeAsync();
    }

    protected override async Task<IWarehouse> OpenAsync()
    {
        await WaitForTheKilledAsync();
        return await PostgresWarehouse.OpenAsync(Created.Settings, CancellationToken.None);
    }

    // The server finds out that a client is gone when it next writes to it; until then its statement may yet end well.
    private async Task WaitForTheKilledAsync()
    {
        const string others = "select count(*) from pg_stat_activity where application_name like 'sector%' and state <> 'idle' and pid <> pg_backend_pid() and query like '%PostgresKilledBuildContract%'";
        while (Convert.ToInt64(await Created.ScalarAsync(others), System.Globalization.CultureInfo.InvariantCulture) > 0)
            await Task.Delay(20);
    }
}
