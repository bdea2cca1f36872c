using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class TearSheetTests
{
    private static readonly DateOnly First = new(2019, 12, 30);

    [Test]
    public void Returns_compound_within_months_and_years()
    {
        SectorBar[] bars = [Bar(0, 0.1), Bar(1, 0.1), Bar(3, -0.5), Bar(40, 0.5)];

        var years = YearOfMonths.Of(bars);

        Assert.That(years.Select(year => year.Year), Is.EqualTo([2019, 2020]));
        Assert.That(years[0].Months[11], Is.EqualTo(0.21).Within(1e-12));
        Assert.That(years[1].Months[0], Is.EqualTo(-0.5).Within(1e-12));
        Assert.That(years[1].Months[1], Is.EqualTo(0.5).Within(1e-12));
        Assert.That(years[1].Months[2], Is.Null);
        Assert.That(years[1].Whole, Is.EqualTo(-0.25).Within(1e-12));
    }

    [Test]
    public void A_drawdown_goes_from_its_peak_to_its_recovery()
    {
        var bars = Drawdowns(0, -0.1, -0.3, -0.2, 0, -0.05);

        var falls = Drawdown.Worst(bars, 5);

        Assert.That(falls[0], Is.EqualTo(new Drawdown(First, First.AddDays(2), First.AddDays(4), -0.3, SessionsDown: 2, SessionsUp: 2)));
        Assert.That(falls[1], Is.EqualTo(new Drawdown(First.AddDays(4), First.AddDays(5), null, -0.05, SessionsDown: 1, SessionsUp: null)));
    }

    [Test]
    public void A_fall_from_the_first_bar_has_no_day_for_its_peak() =>
        Assert.That(Drawdown.Worst(Drawdowns(-0.1, 0), 5).Single().Peak, Is.Null);

    [Test]
    public void Only_the_deepest_falls_are_listed()
    {
        var bars = Drawdowns(0, -0.1, 0, -0.3, 0, -0.2);

        Assert.That(Drawdown.Worst(bars, 2).Select(fall => fall.Depth), Is.EqualTo([-0.3, -0.2]));
    }

    [Test]
    public void A_sector_without_history_has_a_page_that_says_so()
    {
        var sheet = new TearSheet(SampleFacts.Of(0.01), SampleFacts.Sector("Energy", 0.01), [], []);

        var html = Html.Join(sheet.Sections()).ToString();

        Assert.That(html, Does.Contain("not enough history").And.Contain("There is no return yet."));
    }

    [TestCase("Health Care", "health-care")]
    [TestCase("../etc/passwd", "etc-passwd")]
    [TestCase("<>", "sector")]
    public void The_file_of_a_sector_is_named_by_its_letters(string sector, string slug) =>
        Assert.That(SectorLink.Slug(sector), Is.EqualTo(slug));

    private static SectorBar Bar(int day, double change) => new(First.AddDays(day), change, null, null, null, null);

    private static SectorBar[] Drawdowns(params double[] depths) =>
        [.. depths.Select((depth, index) => new SectorBar(First.AddDays(index), null, null, null, null, depth))];
}
