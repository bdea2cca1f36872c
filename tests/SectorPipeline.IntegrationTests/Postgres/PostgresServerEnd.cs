namespace SectorPipeline.IntegrationTests;

/// <summary>Stops the server after the last test.</summary>
[SetUpFixture]
public sealed class PostgresServerEnd
{
    [OneTimeTearDown]
    public void Stop() => PostgresServer.Stop();
}
