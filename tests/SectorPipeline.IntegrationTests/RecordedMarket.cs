namespace SectorPipeline.IntegrationTests;

/// <summary>The daily job on the recorded market, run once for all tests that look at what it leaves.</summary>
internal static class RecordedMarket
{
    private static readonly Lock Gate = new();
    private static TemporaryFolder? folder;
    private static Task<string>? run;

    /// <summary>The reference numbers that go with it.</summary>
    public static string Vectors => Repository.Shared("vectors/market");

    /// <summary>The data root of the run; the test is ignored where the recorded market is not.</summary>
    public static Task<string> DataRootAsync()
    {
        var market = Repository.Shared("market");
        lock (Gate)
            return run ??= RunAsync(market);
    }

    public static void Remove()
    {
        lock (Gate)
            folder?.Dispose();
    }

    private static async Task<string> RunAsync(string market)
    {
        folder = new TemporaryFolder();
        var output = await new SectorProcess(folder.Path).RunAsync("run", "daily", "--market", market);
        Assert.That(output.ExitCode, Is.Zero, output.All);
        return folder.Path;
    }
}
