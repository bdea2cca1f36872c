namespace SectorPipeline.Tests.Models;

/// <summary>The results are what Python prints for the same expressions.</summary>
public sealed class ModulesTimeZoneTests
{
    [TestCase("{{ dt.datetime.now(pytz.utc) }} {{ dt.datetime.now(pytz.timezone('America/New_York')) }}", "2024-01-31 09:10:11.120000+00:00 2024-01-31 04:10:11.120000-05:00")]
    [TestCase("{{ pytz.utc.localize(dt.datetime(2024, 7, 1, 12)).astimezone(pytz.timezone('America/New_York')).strftime('%H:%M %Z%z') }}", "08:00 EDT-0400")]
    [TestCase("{{ pytz.timezone('Europe/Paris').localize(dt.datetime(2024, 7, 1, 12)).astimezone(pytz.UTC) }}", "2024-07-01 10:00:00+00:00")]
    [TestCase("{% set paris = pytz.timezone('Europe/Paris') %}{{ paris.normalize(paris.localize(dt.datetime(2024, 3, 31, 1)) + dt.timedelta(hours=2)) }}", "2024-03-31 04:00:00+02:00")]
    [TestCase("{{ pytz.timezone('Asia/Kolkata').localize(dt.datetime(2024, 1, 1)).utcoffset() }} {{ pytz.timezone('US/Pacific') }}", "5:30:00 US/Pacific")]
    [TestCase("{{ pytz.utc.localize(dt.datetime(2024, 1, 1, 12)) == dt.datetime.fromisoformat('2024-01-01T13:00:00+01:00') }}", "True")]
    [TestCase("{{ [pytz.utc.localize(dt.datetime(2024, 1, 1))] }} {{ 'Europe/Berlin' in pytz.all_timezones }}", "[datetime.datetime(2024, 1, 1, 0, 0, tzinfo=<UTC>)] True")]
    public void Datetimes_move_between_zones(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [Test]
    public void A_time_that_clocks_show_twice_is_standard_time_unless_asked_for()
    {
        const string Template = "{% set zone = pytz.timezone('America/New_York') %}{{ zone.localize(dt.datetime(2024, 11, 3, 1, 30)) }} {{ zone.localize(dt.datetime(2024, 11, 3, 1, 30), is_dst=true) }}";

        Assert.That(ModulesTemplate.Render(Template), Is.EqualTo("2024-11-03 01:30:00-05:00 2024-11-03 01:30:00-04:00"));
    }

    [TestCase("{{ pytz.timezone('Europe/Pari') }}", "UnknownTimeZoneError: no time zone is called 'Europe/Pari'")]
    [TestCase("{{ pytz.utc.localize(dt.datetime.now(pytz.utc)) }}", "ValueError: this datetime has a time zone already")]
    public void Mistakes_are_errors_of_the_template(string template, string expected) =>
        Assert.That(ModulesTemplate.Fault(template).TrimEnd('.'), Is.EqualTo(expected));
}
