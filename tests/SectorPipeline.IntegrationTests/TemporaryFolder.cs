namespace SectorPipeline.IntegrationTests;

/// <summary>A folder of the test's own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sector-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
