using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class DayInWordsTests
{
    [Test]
    public void A_day_on_which_every_sector_fell_is_told_so()
    {
        var words = DayInWords.Of(SampleFacts.Of(-0.01, -0.02, -0.03));

        Assert.That(words, Does.Contain("All 3 sectors fell; 0 stocks rose and 3 fell."));
    }

    [Test]
    public void A_mixed_day_counts_both_sides()
    {
        var words = DayInWords.Of(SampleFacts.Of(0.01, -0.02, -0.03));

        Assert.That(words, Does.Contain("One of 3 sectors rose and two fell"));
        Assert.That(words, Does.Contain("Sector A did best (+1.00%) and Sector C worst (\u22123.00%), 4.0 percentage points apart."));
    }

    [Test]
    public void Sectors_that_share_a_place_are_named_together()
    {
        var words = DayInWords.Of(SampleFacts.Of(0.02, 0.02, 0.02, -0.01));

        Assert.That(words, Does.Contain("Sector A, Sector B and Sector C did best"));
    }

    [Test]
    public void Where_all_did_the_same_there_is_no_best()
    {
        var words = DayInWords.Of(SampleFacts.Of(0.01, 0.01));

        Assert.That(words, Does.Contain("All 2 sectors rose").And.Not.Contain("best"));
    }

    [Test]
    public void A_missing_benchmark_is_said_and_nothing_is_compared_with_it()
    {
        var words = DayInWords.Of(SampleFacts.Of(0.01, -0.01));

        Assert.That(words, Does.StartWith("There is no bar of the S&P 500 for this session"));
        Assert.That(words, Does.Not.Contain("beat"));
    }

    [Test]
    public void The_market_is_told_with_its_month_and_year()
    {
        var facts = SampleFacts.Of(-0.01) with { Symbols = [SampleFacts.Market(-0.0293, -0.33, 0.05)] };

        Assert.That(DayInWords.Of(facts), Does.StartWith("The S&P 500 fell 2.93%."));
        Assert.That(DayInWords.Of(facts), Does.Contain("Over one month the index is down 33.0%, and up 5.0% since the year began."));
    }

    [Test]
    public void A_market_that_hardly_moved_closed_unchanged() =>
        Assert.That(DayInWords.Of(SampleFacts.Of(0.0) with { Symbols = [SampleFacts.Market(0.00001)] }), Does.StartWith("The S&P 500 closed unchanged. No sector moved"));

    [TestCase(0.01, "Every sector beat the S&P 500")]
    [TestCase(-0.01, "No sector beat the S&P 500.")]
    public void All_or_none_beating_the_market_is_said(double excess, string expected)
    {
        var facts = SampleFacts.Of() with { Sectors = [SampleFacts.Sector("Energy", 0.01, excess), SampleFacts.Sector("Utilities", 0.02, excess)] };

        Assert.That(DayInWords.Of(facts), Does.Contain(expected));
    }

    [Test]
    public void Changed_signals_of_sectors_are_named_and_those_of_symbols_counted()
    {
        var facts = SampleFacts.Of(0.01) with
        {
            Signals = [SampleFacts.Signal("Energy", "HOLD", "SELL"), SampleFacts.Signal("Utilities", "BUY", "BUY"), SampleFacts.Signal("XOM", "BUY", "HOLD", isSector: false)],
        };

        Assert.That(DayInWords.Of(facts), Does.Contain("The signal changed for Energy (HOLD to SELL), and for 1 symbol."));
    }

    [Test]
    public void A_first_signal_is_no_change()
    {
        var facts = SampleFacts.Of(0.01) with { Signals = [SampleFacts.Signal("Energy", null, "SELL")] };

        Assert.That(DayInWords.Of(facts), Does.Contain("No sector changed its signal; no symbol did."));
    }

    [Test]
    public void A_day_without_sectors_is_told_in_one_sentence() =>
        Assert.That(DayInWords.Of(SampleFacts.Of()), Is.EqualTo("There is no bar of the S&P 500 for this session, so nothing is compared with it."));
}
