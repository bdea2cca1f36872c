using System.Text.Json;

namespace SectorPipeline.IntegrationTests.Reports;

/// <summary>A small simulated market that the daily job has run for once, and that has a report since.</summary>
internal sealed record ReportedMarket(string DataRoot)
{
    private static readonly Lazy<Task<ReportedMarket>> Run = new(RunAsync);

    public SectorProcess Sector => SmallMarket.At(DataRoot);

    public string Reports => Path.Combine(DataRoot, "reports");

    /// <summary>The page that leads on to the report.</summary>
    public string Entrance => Path.Combine(Reports, "2024-06-28", "index.html");

    /// <summary>The folder of the report as it was published last.</summary>
    public string Report
    {
        get
        {
            using var pointer = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reports, "2024-06-28", "publication.json")));
            return Path.Combine(Reports, "2024-06-28", Path.GetDirectoryName(pointer.RootElement.GetProperty("path").GetString()) ?? "");
        }
    }

    public static Task<ReportedMarket> GetAsync() => Run.Value;

    public static async Task RemoveAsync()
    {
        if (Run.IsValueCreated)
            Directory.Delete((await Run.Value).DataRoot, recursive: true);
    }

    private static async Task<ReportedMarket> RunAsync()
    {
        var market = new ReportedMarket(Directory.CreateTempSubdirectory("sector-test-").FullName);
        var run = await market.Sector.RunAsync("run", "daily", "--sandbox");
        Assert.That(run.ExitCode, Is.Zero, run.All);
        return market;
    }
}
