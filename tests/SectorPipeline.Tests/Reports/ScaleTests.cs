using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class ScaleTests
{
    [Test]
    public void A_scale_ends_on_round_numbers_around_its_values()
    {
        var scale = LinearScale.Around([-0.681, 0.12], 240, 12, ticks: 7);

        Assert.That((scale.From, scale.To), Is.EqualTo((-0.8, 0.2)).Using<(double, double)>(Nearly));
        Assert.That(scale.Ticks(7), Is.EqualTo([-0.8, -0.6, -0.4, -0.2, 0.0, 0.2]).Within(1e-12));
        Assert.That(scale.At(-0.8), Is.EqualTo(240));
        Assert.That(scale.At(0.2), Is.EqualTo(12).Within(1e-9));
    }

    [Test]
    public void Values_that_are_all_equal_still_have_a_scale()
    {
        var scale = LinearScale.Around([5, 5], 0, 100, ticks: 5);

        Assert.That(scale.To, Is.GreaterThan(scale.From));
        Assert.That(scale.At(5), Is.InRange(0, 100));
        Assert.That(scale.Ticks(5), Is.Not.Empty);
    }

    [Test]
    public void A_scale_without_values_goes_from_nothing_to_one()
    {
        var scale = LinearScale.Around([double.NaN], 0, 100, ticks: 2);

        Assert.That((scale.From, scale.To), Is.EqualTo((0d, 1d)));
    }

    [Test]
    public void Years_are_marked_where_the_days_span_many()
    {
        var scale = new DateScale(new DateOnly(2013, 1, 3), new DateOnly(2020, 3, 23), 0, 700);

        Assert.That(scale.Ticks().Select(tick => tick.Label), Is.EqualTo(["2014", "2015", "2016", "2017", "2018", "2019", "2020"]));
        Assert.That(scale.At(scale.First), Is.Zero);
        Assert.That(scale.At(scale.Last), Is.EqualTo(700));
    }

    [Test]
    public void Months_are_marked_where_they_span_few()
    {
        var scale = new DateScale(new DateOnly(2019, 12, 15), new DateOnly(2020, 3, 23), 0, 700);

        Assert.That(scale.Ticks().Select(tick => tick.Label), Is.EqualTo(["Jan 2020", "Feb 2020", "Mar 2020"]));
    }

    [Test]
    public void A_single_day_is_where_the_scale_starts()
    {
        var scale = new DateScale(new DateOnly(2020, 1, 2), new DateOnly(2020, 1, 2), 40, 700);

        Assert.That(scale.At(scale.First), Is.EqualTo(40));
    }

    [Test]
    public void Thinning_keeps_the_extremes_of_each_column_of_pixels()
    {
        var points = Enumerable.Range(0, 1000).Select(index => (X: index / 100.0, Y: index == 555 ? -9.0 : index % 7));

        var thin = Thinning.ByPixel(points);

        Assert.That(thin, Has.Count.LessThanOrEqualTo(40));
        Assert.That(thin.Min(point => point.Y), Is.EqualTo(-9));
        Assert.That(thin.Select(point => point.X), Is.Ordered);
    }

    [TestCase(null, "heat-0")]
    [TestCase(0.001, "heat-0")]
    [TestCase(0.05, "heat-p3")]
    [TestCase(-0.1, "heat-n5")]
    [TestCase(-9.0, "heat-n5")]
    public void The_shade_of_a_cell_grows_with_its_value(double? value, string shade) =>
        Assert.That(Tone.Heat(value, span: 0.1), Is.EqualTo(shade));

    private static bool Nearly((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9;
}
