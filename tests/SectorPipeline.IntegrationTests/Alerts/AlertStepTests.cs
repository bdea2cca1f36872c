using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>The step in a job, over the marts of a whole run.</summary>
public sealed class AlertStepTests
{
    [Test]
    public async Task Every_market_rule_is_evaluated_and_the_same_session_again_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var sector = new SectorProcess(data, new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["JOBS_DIR"] = Jobs(folder) });

        var first = await sector.RunAsync("run", "morning", "--sandbox");
        var before = await ListAsync(sector);
        var again = await sector.RunAsync("run", "morning", "--sandbox", "--only", "tell");

        Assert.That((first.ExitCode, again.ExitCode), Is.EqualTo((0, 0)), first.All + again.All);
        Assert.That(again.Text, Does.Match("tell +done +0 rows .* 10 rules\n"));
        Assert.That((await ListAsync(sector)).ToJsonString(), Is.EqualTo(before.ToJsonString()));
        using var warehouse = Warehouse.Of(data);
        Assert.That(warehouse.Number("select count(*) from audit.alert_rules where outcome = 'failed'"), Is.Zero);
        // Ten of the market by the step, those of operations after the run.
        Assert.That(warehouse.Number("select count(*) from audit.alert_rules where outcome = 'evaluated'"), Is.GreaterThan(10));
        Assert.That(warehouse.Number("select count(*) from audit.alerts"), Is.Positive);
        Assert.That(warehouse.Number("select count(*) from audit.runs where state = 'succeeded' and job = 'morning'"), Is.GreaterThanOrEqualTo(1));
    }

    private static async Task<JsonNode> ListAsync(SectorProcess sector) =>
        JsonNode.Parse((await sector.RunAsync("alerts", "list", "--all", "--kind", "market", "--json")).Text)!["alerts"]!;

    // The daily job without its tests, to save time.
    private static string Jobs(TemporaryFolder folder)
    {
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName;
        File.Copy(Path.Combine(Repository.Root, "jobs", "alerts.yml"), Path.Combine(jobs, "alerts.yml"));
        File.WriteAllText(Path.Combine(jobs, "morning.yml"), """
            steps:
              prices: { uses: ingest.prices }
              companies: { uses: ingest.companies }
              macro: { uses: ingest.macro, with: { series: [DFF, FEDFUNDS, DGS10, DGS2, T10Y2Y, CPIAUCSL, UNRATE, VIXCLS, BAA, AAA] } }
              load: { uses: warehouse.load, needs: [prices, companies, macro] }
              seeds: { uses: sql.seed }
              models: { uses: sql.run, with: { select: staging intermediate marts }, needs: [load, seeds] }
              tell: { uses: alerts.evaluate, with: { kind: market }, needs: [models] }
            """);
        return jobs;
    }
}
