namespace SectorPipeline.Tests.Sandbox;

/// <summary>One server over a small market folder for the tests of a vendor.</summary>
internal abstract class RecordedSandbox
{
    private MarketFolder? folder;
    private SandboxClient? client;

    protected SandboxClient Client => client ?? throw new InvalidOperationException("not started");

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = new MarketFolder();
        client = await SandboxClient.StartAsync(folder.Open());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (client is not null)
            await client.DisposeAsync();
        folder?.Dispose();
    }
}
