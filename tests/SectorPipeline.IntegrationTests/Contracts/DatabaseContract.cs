namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>What every engine must do; a subclass per engine gives nothing but the connection.</summary>
public abstract class DatabaseContract
{
    private ContractDatabase? database;

    protected ContractDatabase Database => database ?? throw new InvalidOperationException("The test has not begun.");

    protected bool IsPostgres => Database.Dialect.Name == "postgres";

    [SetUp]
    public async Task OpenDatabase() => database = await OpenAsync();

    [TearDown]
    public async Task RemoveDatabase()
    {
        if (database is not null)
            await database.DisposeAsync();
    }

    protected abstract Task<ContractDatabase> OpenAsync();
}
