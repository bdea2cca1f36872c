using System.Xml.Linq;
using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class ChartTests
{
    private static readonly DateOnly First = new(2020, 1, 2);

    [Test]
    public void A_line_chart_is_well_formed_and_says_what_it_shows()
    {
        var svg = Draw(Line(Values(1, 2, 3)));

        Assert.That(svg.Elements().Select(element => element.Name.LocalName).Take(2), Is.EqualTo(["title", "desc"]));
        Assert.That((string?)svg.Attribute("role"), Is.EqualTo("img"));
        Assert.That(svg.ToString(), Does.Contain("A &lt;hostile&gt; &amp; title"));
    }

    [Test]
    public void A_gap_in_the_values_is_a_gap_in_the_line()
    {
        var svg = Draw(Line(Values(1, 2, null, 3, 4)));

        Assert.That(svg.Elements("path").Count(path => ((string?)path.Attribute("class"))?.EndsWith("stroke", StringComparison.Ordinal) is true), Is.EqualTo(2));
    }

    [Test]
    public void A_chart_without_history_says_so()
    {
        var html = Line(Values(null, null)).Draw().ToString();

        Assert.That(html, Does.Contain("not enough history").And.Not.Contain("<svg"));
    }

    [Test]
    public void Names_of_lines_that_end_together_do_not_lie_on_each_other()
    {
        var chart = Line(Values(1, 2)) with { Lines = [new Series("One", "sector", Values(1, 2)), new Series("Two", "market", Values(1, 2))] };

        var heights = Draw(chart).Elements("text").Where(text => ((string?)text.Attribute("class"))?.EndsWith("name", StringComparison.Ordinal) is true).Select(text => (double)text.Attribute("y")!).ToList();

        Assert.That(Math.Abs(heights[0] - heights[1]), Is.GreaterThanOrEqualTo(12));
    }

    [Test]
    public void Bars_of_losses_go_to_the_left_of_nothing()
    {
        var chart = new ReturnBars("bars", "Bars", "Two") { Bars = [("Up", 0.02), ("Down", -0.01)], Market = ("Index", -0.005) };

        var bars = XElement.Parse(chart.Draw().ToString()).Elements("rect").ToList();

        Assert.That((double)bars[1].Attribute("x")! + (double)bars[1].Attribute("width")!, Is.EqualTo((double)bars[0].Attribute("x")!).Within(0.02));
        Assert.That((string?)bars[1].Attribute("class"), Does.Contain("down"));
    }

    [Test]
    public void A_sector_without_a_return_has_an_empty_bar()
    {
        var chart = new ReturnBars("bars", "Bars", "One") { Bars = [("Unknown", null)] };

        var svg = XElement.Parse(chart.Draw().ToString());

        Assert.That(svg.Elements("text").Select(text => text.Value), Is.EqualTo(["Unknown", "–"]));
    }

    [Test]
    public void Bins_of_losses_hold_no_gains()
    {
        var chart = new Histogram { Id = "h", Title = "Returns", Description = "Three", Values = [-0.001, 0.001, 0.05], Marks = [("VaR 95", -0.02)] };

        var bars = XElement.Parse(chart.Draw().ToString()).Elements("rect").Select(bar => (string?)bar.Attribute("class")).ToList();

        Assert.That(bars, Is.EqualTo(["bar down-fill", "bar up-fill", "bar up-fill"]));
    }

    [Test]
    public void Sectors_at_one_place_have_labels_apart()
    {
        var trails = new[] { "XLE", "XLF", "XLK" }.Select(label => new RotationTrail(label, label, "leading", [(101, 101), (102, 102)])).ToList();

        var svg = XElement.Parse(new RotationChart("r", "Rotation", "Three") { Trails = trails }.Draw().ToString());

        var heights = svg.Elements("text").Where(text => ((string?)text.Attribute("class"))?.StartsWith("name", StringComparison.Ordinal) is true).Select(text => (double)text.Attribute("y")!).Order().ToList();
        Assert.That(heights.Zip(heights.Skip(1), (upper, lower) => lower - upper), Is.All.GreaterThanOrEqualTo(11.9));
    }

    [Test]
    public void A_sparkline_of_one_value_is_none() =>
        Assert.That(Sparkline.Of([1], "one").ToString(), Is.EqualTo("–"));

    private static XElement Draw(LineChart chart) => XElement.Parse(chart.Draw().ToString());

    private static LineChart Line(IReadOnlyList<DayValue> values) => new()
    {
        Id = "chart",
        Title = "A <hostile> & title",
        Description = "Up",
        Lines = [new Series("One", "sector", values)],
        Format = value => Figures.Number(value),
        IsFilled = true,
    };

    private static IReadOnlyList<DayValue> Values(params double?[] values) => [.. values.Select((value, index) => new DayValue(First.AddDays(index), value))];
}
