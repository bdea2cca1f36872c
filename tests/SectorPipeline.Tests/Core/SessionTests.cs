using SectorPipeline.Core;

namespace SectorPipeline.Tests.Core;

public sealed class SessionTests
{
    [Test]
    public void A_session_reads_what_it_writes()
    {
        var session = new Session(new(2019, 7, 3));

        Assert.That(session.ToString(), Is.EqualTo("2019-07-03"));
        Assert.That(Session.Parse("2019-07-03"), Is.EqualTo(session));
    }

    [TestCase("2019-7-3")]
    [TestCase("2019-02-30")]
    [TestCase("yesterday")]
    [TestCase("")]
    public void What_is_not_a_date_is_refused_with_an_example(string text)
    {
        var error = Assert.Throws<ConfigurationException>(() => Session.Parse(text));

        Assert.That(error.Message, Is.EqualTo($"session '{text}': not a date. Write it as yyyy-MM-dd, such as 2019-12-31."));
    }

    [Test]
    public void Sessions_are_ordered_by_date()
    {
        var (earlier, later) = (Session.Parse("2019-12-31"), Session.Parse("2020-01-02"));

        Assert.That(earlier < later && later > earlier && earlier <= later && later >= earlier, Is.True);
    }

    [Test]
    public void A_range_includes_both_ends_and_may_be_empty()
    {
        var range = new SessionRange(new(2020, 1, 2), new(2020, 1, 3));

        Assert.Multiple(() =>
        {
            Assert.That(range.Contains(new(2020, 1, 2)) && range.Contains(new(2020, 1, 3)), Is.True);
            Assert.That(range.Contains(new(2020, 1, 4)), Is.False);
            Assert.That(range.IsEmpty, Is.False);
            Assert.That(new SessionRange(range.Last, range.First).IsEmpty, Is.True);
            Assert.That(range.ToString(), Is.EqualTo("2020-01-02 to 2020-01-03"));
        });
    }
}
