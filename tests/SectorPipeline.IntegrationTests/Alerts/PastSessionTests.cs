using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>A job that is run for a day before the market's end, in a root that holds nothing later.</summary>
public sealed class PastSessionTests
{
    [Test]
    public async Task Marts_that_end_where_they_were_asked_to_are_fresh_and_fall_behind_a_later_session()
    {
        using var folder = new TemporaryFolder();
        var sector = new SectorProcess(Path.Combine(folder.Path, "data"), new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["JOBS_DIR"] = Jobs(folder) });

        var past = await sector.RunAsync("run", "marts", "--sandbox", "--session", "2024-06-20");
        var afterPast = await FreshnessAsync(sector);
        var last = await sector.RunAsync("run", "nothing", "--sandbox");
        var afterLast = await FreshnessAsync(sector);

        Assert.That((past.ExitCode, last.ExitCode), Is.EqualTo((0, 0)), past.All + last.All);
        Assert.That(afterPast, Is.Empty);
        Assert.That(afterLast, Has.Count.EqualTo(4).And.All.Contains("ends on 2024-06-20"));
    }

    private static async Task<IReadOnlyList<string?>> FreshnessAsync(SectorProcess sector) =>
        [.. JsonNode.Parse((await sector.RunAsync("alerts", "list", "--rule", "freshness", "--json")).Text)!["alerts"]!.AsArray().Select(alert => (string?)alert!["title"])];

    private static string Jobs(TemporaryFolder folder)
    {
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName;
        File.Copy(Path.Combine(Repository.Root, "jobs", "alerts.yml"), Path.Combine(jobs, "alerts.yml"));
        File.WriteAllText(Path.Combine(jobs, "nothing.yml"), "steps: { work: { uses: lake.verify } }");
        File.WriteAllText(Path.Combine(jobs, "marts.yml"), """
            steps:
              prices: { uses: ingest.prices }
              companies: { uses: ingest.companies }
              macro: { uses: ingest.macro, with: { series: [DFF, FEDFUNDS, DGS10, DGS2, T10Y2Y, CPIAUCSL, UNRATE, VIXCLS, BAA, AAA] } }
              load: { uses: warehouse.load, needs: [prices, companies, macro] }
              seeds: { uses: sql.seed }
              models: { uses: sql.run, with: { select: staging intermediate marts }, needs: [load, seeds] }
            """);
        return jobs;
    }
}
