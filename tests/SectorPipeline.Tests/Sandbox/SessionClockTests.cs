using System.Globalization;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class SessionClockTests
{
    [TestCase("2019-03-08", "2019-03-08T14:30:00Z", "2019-03-08T21:00:00Z", "EST")]
    [TestCase("2019-03-11", "2019-03-11T13:30:00Z", "2019-03-11T20:00:00Z", "EDT")]
    [TestCase("2019-11-29", "2019-11-29T14:30:00Z", "2019-11-29T18:00:00Z", "EST")]
    public void Opening_and_close_follow_New_York_through_summer_time_and_half_days(string date, string open, string close, string zone)
    {
        var session = DateOnly.Parse(date, CultureInfo.InvariantCulture);

        Assert.That(SessionClock.OpenOf(session), Is.EqualTo(Seconds(open)));
        Assert.That(SessionClock.CloseOf(session), Is.EqualTo(Seconds(close)));
        Assert.That(SessionClock.ZoneOf(session), Is.EqualTo(zone));
    }

    private static long Seconds(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
