using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>When an observation becomes known: the session on or after a day that its frequency gives.</summary>
internal static class ReleaseCalendar
{
    private const int JobsDelay = 5;
    private const int PricesDelay = 12;
    private const int MonthlyDelay = 14;
    private const int QuarterlyDelay = 28;
    private const int WeeklyDelay = 5;

    /// <summary>By the average distance of its observations.</summary>
    public static SeriesFrequency FrequencyOf(ReadOnlySpan<DateOnly> dates)
    {
        if (dates.Length < 2)
            return dates.Length == 1 && dates[0].Day == 1 ? SeriesFrequency.Monthly : SeriesFrequency.Daily;
        var days = (dates[^1].DayNumber - dates[0].DayNumber) / (dates.Length - 1.0);
        return days switch
        {
            < 5 => SeriesFrequency.Daily,
            < 20 => SeriesFrequency.Weekly,
            < 60 => SeriesFrequency.Monthly,
            _ => SeriesFrequency.Quarterly,
        };
    }

    // A market's day ends after everything of that day is published, daily series included.
    public static DateOnly FirstRelease(string id, SeriesFrequency frequency, DateOnly period)
    {
        var due = frequency switch
        {
            SeriesFrequency.Daily => period,
            SeriesFrequency.Weekly => period.AddDays(WeeklyDelay),
            SeriesFrequency.Monthly => period.AddMonths(1).AddDays(DelayOf(id)),
            _ => period.AddMonths(3).AddDays(QuarterlyDelay),
        };
        return TradingCalendar.Nyse.IsSession(due) ? due : TradingCalendar.Nyse.Next(due);
    }

    private static int DelayOf(string id) => id switch
    {
        "FEDFUNDS" => 0,
        "UNRATE" or "PAYEMS" => JobsDelay,
        "CPIAUCSL" or "CPILFESL" => PricesDelay,
        _ => MonthlyDelay,
    };
}
