using SectorPipeline.IntegrationTests.Contracts;
using SectorPipeline.Models;
using SectorPipeline.Tests.Models;

namespace SectorPipeline.IntegrationTests.CrossDatabase;

public sealed class CrossDatabasePostgresTests : CrossDatabaseContract
{
    private ContractDatabase? database;
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public async Task RemoveProject()
    {
        folder.Dispose();
        if (database is not null)
            await database.DisposeAsync();
    }

    protected override async Task<SqlRunner> OpenAsync()
    {
        database = await ContractDatabases.PostgresAsync(nameof(CrossDatabasePostgresTests));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "dbt_project.yml"), "name: shop\nprofile: shop\n");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "profiles.yml"), $"shop: {{ target: dev, outputs: {{ dev: {database.Target} }} }}\n");
        return new SqlRunner(SqlProject.Load(new SqlProjectOptions { ProjectDirectory = folder.Path }), database.Warehouse);
    }
}
