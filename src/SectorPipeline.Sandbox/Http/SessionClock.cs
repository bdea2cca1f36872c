using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Instants of a New York trading day in epoch seconds.</summary>
internal static class SessionClock
{
    private static readonly DateOnly UnixEpoch = new(1970, 1, 1);
    private static readonly TimeOnly Open = new(9, 30);

    // The offset of every day until 2100, because asking the zone costs more than printing a bar.
    private static readonly Lazy<int[]> Offsets = new(() =>
        [.. Enumerable.Range(0, new DateOnly(2100, 1, 1).DayNumber - UnixEpoch.DayNumber).Select(day => Ask(UnixEpoch.AddDays(day)))]);

    /// <summary>09:30 New York.</summary>
    public static long OpenOf(DateOnly date) => At(date, Open);

    /// <summary>16:00 New York, 13:00 on half days.</summary>
    public static long CloseOf(DateOnly date) => At(date, TradingCalendar.Nyse.Close(date));

    public static long At(DateOnly date, TimeOnly time) =>
        (date.DayNumber - UnixEpoch.DayNumber) * 86_400L + (int)time.ToTimeSpan().TotalSeconds - OffsetOf(date);

    /// <summary>Seconds that New York is ahead of UTC at the opening: -18000 or -14400.</summary>
    public static int OffsetOf(DateOnly date)
    {
        var day = date.DayNumber - UnixEpoch.DayNumber;
        return day >= 0 && day < Offsets.Value.Length ? Offsets.Value[day] : Ask(date);
    }

    public static string ZoneOf(DateOnly date) => OffsetOf(date) == -14_400 ? "EDT" : "EST";

    private static int Ask(DateOnly date) =>
        (int)TradingCalendar.Nyse.TimeZone.GetUtcOffset(date.ToDateTime(Open, DateTimeKind.Unspecified)).TotalSeconds;
}
