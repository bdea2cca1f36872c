using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class ReportOptionsTests
{
    [Test]
    public void What_is_there_by_default_is_valid() =>
        Assert.That(new ReportOptionsValidator().Validate(new ReportOptions()).IsValid, Is.True);

    [Test]
    public void Every_wrong_setting_is_named()
    {
        var options = new ReportOptions { CoverageThreshold = 95, BelowCoverage = (BelowCoverage)9, MarketSymbol = "", ExportRows = -1 };

        var messages = new ReportOptionsValidator().Validate(options).Errors.Select(error => error.ErrorMessage).ToList();

        Assert.That(messages, Has.Count.EqualTo(4));
        Assert.That(messages, Has.Some.StartsWith("Reports:CoverageThreshold: 95 is not a share."));
    }

    [TestCase(19, 20, ReportState.Published)]
    [TestCase(18, 20, ReportState.Watermarked)]
    public void A_report_is_watermarked_below_the_threshold(long present, long expected, ReportState state)
    {
        var facts = SampleFacts.Of(0.01) with { Coverage = [new SectorCoverage("Energy", expected, present, 0, 0, null)] };

        Assert.That(ReportVerdict.Of(facts, new ReportOptions()).State, Is.EqualTo(state));
    }

    [Test]
    public void Coverage_that_is_not_known_is_not_enough()
    {
        var verdict = ReportVerdict.Of(SampleFacts.Of(0.01), new ReportOptions { BelowCoverage = BelowCoverage.Withhold });

        Assert.That(verdict.State, Is.EqualTo(ReportState.Withheld));
        Assert.That(verdict.Reason, Does.Contain("not known"));
    }

    [Test]
    public void A_session_that_the_marts_do_not_hold_is_withheld_whatever_was_chosen() =>
        Assert.That(ReportVerdict.Of(SampleFacts.Of(), new ReportOptions { CoverageThreshold = 0 }).State, Is.EqualTo(ReportState.Withheld));
}
