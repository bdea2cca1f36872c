using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class DurationTests
{
    [TestCase("10s", 10)]
    [TestCase("20m", 1200)]
    [TestCase("1h30m", 5400)]
    [TestCase("2d", 172800)]
    [TestCase("1d2h3m4s", 93784)]
    public void A_duration_reads_what_it_writes(string text, int seconds)
    {
        var span = Duration.Parse(text);

        Assert.That(span, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        Assert.That(Duration.Format(span!.Value), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("0s")]
    [TestCase("10")]
    [TestCase("-5m")]
    [TestCase("1.5h")]
    [TestCase("30m1h")]
    [TestCase("10 s")]
    [TestCase("99999999999s")]
    public void Anything_else_is_none(string text)
    {
        Assert.That(Duration.Parse(text), Is.Null);
    }

    [Test]
    public void Less_than_a_second_is_written_in_milliseconds()
    {
        Assert.That(Duration.Format(TimeSpan.FromMilliseconds(250)), Is.EqualTo("250ms"));
    }
}
