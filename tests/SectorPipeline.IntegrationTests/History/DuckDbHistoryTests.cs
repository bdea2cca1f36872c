using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests.History;

[TestFixture]
internal sealed class DuckDbHistoryTests : HistoryContract
{
    private string folder = "";

    private string File => Path.Combine(folder, "runs.duckdb");

    protected override Task CreateAsync()
    {
        folder = Directory.CreateTempSubdirectory("sector-test-").FullName;
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override Task<HistoryStore> OpenStoreAsync() => Task.FromResult(HistoryStore.Open(File));

    protected override Task<IHistoryDatabase> OpenDatabaseAsync() => Task.FromResult<IHistoryDatabase>(DuckDbHistoryDatabase.Open(File, TimeProvider.System));
}
