using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Core;

/// <summary>The calendar that the SQL project's tests know is the one that the jobs run by.</summary>
public sealed class NyseSessionsSeedTests
{
    private const string Seed = "sql/seeds/nyse_sessions.csv";

    [Test]
    public async Task The_seed_of_sessions_is_what_the_calendar_says()
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Seed));
        var expected = Csv(TradingCalendar.Nyse, new(2000, 1, 3), new(2035, 12, 31));

        if (seed == expected)
            return;
        var renewed = Path.Combine(TestContext.CurrentContext.WorkDirectory, "nyse_sessions.csv");
        await File.WriteAllTextAsync(renewed, expected);
        Assert.Fail($"{Seed}: is not what TradingCalendar.Nyse says. Copy {renewed} over it, and look at the difference.");
    }

    private static string Csv(TradingCalendar calendar, DateOnly first, DateOnly last) =>
        string.Concat(calendar.Sessions(first, last).Select(session => Line(session, calendar.IsHalfDay(session))).Prepend("session,is_half_day\n"));

    private static string Line(DateOnly session, bool isHalfDay) =>
        string.Create(CultureInfo.InvariantCulture, $"{session:yyyy-MM-dd},{(isHalfDay ? "true" : "false")}\n");
}
