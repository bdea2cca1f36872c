using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Reports;

public sealed class FiguresTests
{
    [TestCase(0.0123, "+1.23%")]
    [TestCase(-0.0293, "\u22122.93%")]
    [TestCase(0.0, "0.00%")]
    [TestCase(-0.00001, "0.00%")]
    [TestCase(12.5, "+1,250.00%")]
    public void A_return_has_its_sign_unless_it_rounds_to_nothing(double fraction, string text) =>
        Assert.That(Figures.Signed(fraction), Is.EqualTo(text));

    [Test]
    public void What_is_not_known_is_an_en_dash()
    {
        string[] unknown = [Figures.Signed(null), Figures.Percent(double.NaN), Figures.Points(null), Figures.Number(double.PositiveInfinity), Figures.Count(null), Figures.Date(null), Figures.Seconds(null)];

        Assert.That(unknown, Is.All.EqualTo("–"));
    }

    [TestCase(0, "0 sectors")]
    [TestCase(1, "1 sector")]
    [TestCase(1234, "1,234 sectors")]
    public void A_noun_follows_its_count(long count, string text) =>
        Assert.That(Figures.Counted(count, "sector"), Is.EqualTo(text));

    [TestCase(0.0004, "0 ms")]
    [TestCase(0.25, "250 ms")]
    [TestCase(12.34, "12.3 s")]
    [TestCase(600, "10.0 min")]
    public void Times_are_told_in_a_unit_that_suits_them(double seconds, string text) =>
        Assert.That(Figures.Seconds(seconds), Is.EqualTo(text));

    [Test]
    public void A_reason_of_the_marts_gets_a_capital_and_true_minus_signs() =>
        Assert.That(
            Figures.Sentence("for: 12-1 momentum -0.1 % (-3 days)"),
            Is.EqualTo("For: 12-1 momentum \u22120.1% (\u22123 days)"));
}
