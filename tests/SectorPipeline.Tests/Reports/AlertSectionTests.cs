using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class AlertSectionTests
{
    [Test]
    public void Of_many_alerts_the_first_are_told_and_the_others_counted_by_rule()
    {
        var alerts = Enumerable.Range(0, 30).Select(i => Alert(i < 28 ? "drawdown" : "volume_anomaly", $"S{i}")).ToList();

        var section = $"{AlertSection.Of(SampleFacts.Of(0.01) with { Alerts = alerts })}";

        Assert.That(section, Does.Contain("The 25 gravest of 30 active alerts").And.Contain("And 5 more: 3 of drawdown, 2 of volume_anomaly."));
        Assert.That(section, Does.Contain("S24").And.Not.Contain("S25"));
    }

    [Test]
    public void Of_few_alerts_all_are_told()
    {
        var section = $"{AlertSection.Of(SampleFacts.Of(0.01) with { Alerts = [Alert("drawdown", "Energy")] })}";

        Assert.That(section, Does.Contain("1 active alert").And.Not.Contain("more:"));
    }

    private static ActiveAlert Alert(string rule, string entity) =>
        new("info", "market", rule, $"{entity} is down", entity, "raised", new DateOnly(2020, 3, 23), "risk", 1);
}
