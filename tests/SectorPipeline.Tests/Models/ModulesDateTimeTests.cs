namespace SectorPipeline.Tests.Models;

/// <summary>The results are what Python prints for the same expressions.</summary>
public sealed class ModulesDateTimeTests
{
    [TestCase("{{ dt.datetime.now() }} {{ dt.datetime.utcnow().date() }} {{ dt.date.today() }}", "2024-01-31 09:10:11.120000 2024-01-31 2024-01-31")]
    [TestCase("{{ dt.datetime.now(dt.timezone.utc) }}", "2024-01-31 09:10:11.120000+00:00")]
    [TestCase("{{ dt.datetime(2024, 2, 29, 10, 0) }} {{ [dt.datetime(2024, 2, 29, 10, 0)] }}", "2024-02-29 10:00:00 [datetime.datetime(2024, 2, 29, 10, 0)]")]
    [TestCase("{{ dt.date(2024, 1, 31) }} {{ [dt.date(year=2024, month=1, day=3)] }}", "2024-01-31 [datetime.date(2024, 1, 3)]")]
    [TestCase("{{ dt.time(9, 5) }} {{ dt.time(9, 5, 1, 20) }} {{ [dt.time(9)] }}", "09:05:00 09:05:01.000020 [datetime.time(9, 0)]")]
    [TestCase("{{ dt.timedelta(days=1, hours=-2) }} {{ dt.timedelta(-1) }} {{ dt.timedelta(weeks=2) }}", "22:00:00 -1 day, 0:00:00 14 days, 0:00:00")]
    [TestCase("{{ [dt.timedelta(days=1, seconds=5), dt.timedelta()] }}", "[datetime.timedelta(days=1, seconds=5), datetime.timedelta(0)]")]
    public void Values_print_as_in_Python(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ dt.date(2024, 3, 1) - dt.timedelta(days=1) }}", "2024-02-29")]
    [TestCase("{{ dt.timedelta(days=1) + dt.date(2024, 2, 28) }}", "2024-02-29")]
    [TestCase("{{ (dt.date(2024, 3, 1) - dt.date(2024, 1, 1)).days }}", "60")]
    [TestCase("{{ (dt.datetime(2024, 1, 2) - dt.datetime(2024, 1, 1, 12)).total_seconds() }}", "43200.0")]
    [TestCase("{{ dt.timedelta(hours=3) / dt.timedelta(hours=2) }} {{ dt.timedelta(hours=3) // dt.timedelta(hours=2) }} {{ dt.timedelta(hours=3) % dt.timedelta(hours=2) }}", "1.5 1 1:00:00")]
    [TestCase("{{ dt.timedelta(hours=3) * 2 }} {{ 2 * dt.timedelta(hours=3) }} {{ dt.timedelta(hours=3) / 2 }} {{ -dt.timedelta(hours=3) }}", "6:00:00 6:00:00 1:30:00 -1 day, 21:00:00")]
    [TestCase("{{ dt.timedelta(hours=-1).days }} {{ dt.timedelta(hours=-1).seconds }} {{ 'yes' if dt.timedelta(0) else 'no' }}", "-1 82800 no")]
    public void Sums_and_differences_are_computed(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ dt.date(2024, 1, 2) > dt.date(2024, 1, 1) }} {{ dt.date(2024, 1, 2) == dt.date(2024, 1, 2) }} {{ dt.date(2024, 1, 2) <= dt.date(2024, 1, 1) }}", "True True False")]
    [TestCase("{{ dt.datetime(2024, 1, 2) != dt.datetime(2024, 1, 2, 1) }} {{ dt.timedelta(1) < dt.timedelta(2) }}", "True True")]
    [TestCase("{{ [dt.date(2024, 1, 2), dt.date(2023, 1, 1)] | sort | join(' ') }} {{ [dt.date(2024, 1, 2), dt.date(2023, 1, 1)] | max }}", "2023-01-01 2024-01-02 2024-01-02")]
    [TestCase("{{ {dt.date(2024, 1, 2): 'x'}[dt.date(2024, 1, 2)] }} {{ dt.date(2024, 1, 2) in [dt.date(2024, 1, 2)] }}", "x True")]
    public void Values_compare_and_serve_as_keys(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ dt.datetime(2024, 1, 5, 15, 4, 5, 60).strftime('%Y-%m-%d %H:%M:%S.%f %I %p %j %a %A %b %B %y %U %W %V %u %w %-d %%') }}", "2024-01-05 15:04:05.000060 03 PM 005 Fri Friday Jan January 24 00 01 01 5 5 5 %")]
    [TestCase("{{ dt.datetime.strptime('05/Jan/2024 03:04 PM', '%d/%b/%Y %I:%M %p') }}", "2024-01-05 15:04:00")]
    [TestCase("{{ dt.datetime.strptime('20240105', '%Y%m%d').date() }} {{ dt.datetime.strptime('2024-01-05 00:00:00 +0530', '%Y-%m-%d %H:%M:%S %z') }}", "2024-01-05 2024-01-05 00:00:00+05:30")]
    [TestCase("{{ dt.datetime.fromisoformat('2024-01-05T10:11:12.5') }} {{ dt.date.fromisoformat('2024-01-05') }} {{ dt.datetime.fromisoformat('2024-01-05 10:00:00+02:00') }}", "2024-01-05 10:11:12.500000 2024-01-05 2024-01-05 10:00:00+02:00")]
    [TestCase("{{ dt.datetime(2024, 1, 5, 9).isoformat() }} {{ dt.datetime(2024, 1, 5, 9).isoformat(sep=' ', timespec='minutes') }} {{ dt.date(2024, 1, 5).isoformat() }}", "2024-01-05T09:00:00 2024-01-05 09:00 2024-01-05")]
    [TestCase("{{ dt.datetime.fromtimestamp(86400) }} {{ dt.datetime(1970, 1, 2).timestamp() }}", "1970-01-02 00:00:00 86400.0")]
    public void Texts_are_written_and_read(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{% set d = dt.datetime(2024, 1, 5, 9, 8, 7, 6) %}{{ d.year }} {{ d.month }} {{ d.day }} {{ d.hour }} {{ d.minute }} {{ d.second }} {{ d.microsecond }} {{ d.tzinfo }}", "2024 1 5 9 8 7 6 None")]
    [TestCase("{{ dt.date(2024, 1, 5).weekday() }} {{ dt.date(2024, 1, 5).isoweekday() }} {{ dt.date(2024, 1, 5).isocalendar()[1] }}", "4 5 1")]
    [TestCase("{{ dt.datetime(2024, 1, 5, 9).replace(day=1, hour=0) }} {{ dt.date(2024, 1, 5).replace(month=2) }}", "2024-01-01 00:00:00 2024-02-05")]
    [TestCase("{{ dt.datetime.combine(dt.date(2024, 1, 5), dt.time(6, 7)) }} {{ dt.datetime(2024, 1, 5, 6, 7).time() }}", "2024-01-05 06:07:00 06:07:00")]
    [TestCase("{{ dt.datetime(2024, 1, 5, tzinfo=dt.timezone(dt.timedelta(hours=1))) }} {{ dt.datetime(2024, 1, 5, tzinfo=dt.timezone.utc).tzname() }}", "2024-01-05 00:00:00+01:00 UTC")]
    public void Parts_can_be_asked_for_and_replaced(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ dt.date(2024, 2, 30) }}", "ValueError: day is out of range for month")]
    [TestCase("{{ dt.datetime(2024, 1, 1, 24) }}", "ValueError: hour must be in 0..23")]
    [TestCase("{{ dt.datetime.strptime('x', '%Y') }}", "ValueError: the time 'x' does not match the format '%Y'")]
    [TestCase("{{ dt.date.fromisoformat('5.1.2024') }}", "ValueError: '5.1.2024' is no date or time in ISO 8601")]
    [TestCase("{{ dt.timedelta(day=1) }}", "TypeError: timedelta has no argument 'day'")]
    [TestCase("{{ dt.date(2024, 1, 1) + 1 }}", "TypeError: unsupported operand types for +: date and int")]
    [TestCase("{{ dt.date(2024, 1, 1) < 'x' }}", "TypeError: '<' is not supported between date and str")]
    [TestCase("{{ dt.datetime.now() < dt.datetime.now(dt.timezone.utc) }}", "TypeError: cannot compare a datetime with a time zone and one without")]
    [TestCase("{{ dt.date(9999, 12, 31) + dt.timedelta(1) }}", "OverflowError: the result of + is out of range")]
    public void Mistakes_are_errors_of_the_template(string template, string expected) =>
        Assert.That(ModulesTemplate.Fault(template).TrimEnd('.'), Is.EqualTo(expected));
}
