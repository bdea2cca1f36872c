using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Every session from the epoch of simulated markets to the last one, and where the served window begins.</summary>
internal sealed class Timeline
{
    public static readonly DateOnly Epoch = new(2000, 1, 3);

    private readonly int[] quarterSlots;

    public Timeline(DateOnly last, int years)
    {
        Sessions = [.. TradingCalendar.Nyse.Sessions(Epoch, last)];
        quarterSlots = SlotsOf(Sessions);
        var from = last.AddYears(-Math.Min(years, last.Year - 1));
        Start = Math.Max(0, Array.FindIndex(Sessions, session => session >= new DateOnly(from.Year, from.Month, 1)));
    }

    public DateOnly[] Sessions { get; }

    /// <summary>The index of the first served session; whole months, so that the window does not lose a day with each one won.</summary>
    public int Start { get; }

    public int Count => Sessions.Length;

    /// <summary>A place in the quarter that comes once in each: month 0 to 2, session of that month counted from 0.</summary>
    public static int QuarterSlot(int month, int sessionOfMonth) => month * 32 + sessionOfMonth;

    public bool IsAt(int index, int quarterSlot) => quarterSlots[index] == quarterSlot;

    /// <summary>The last day of the quarter that ends with the session, or null when another session of it follows.</summary>
    public DateOnly? EndOfQuarter(int index)
    {
        var session = Sessions[index];
        var end = new DateOnly(session.Year, (session.Month + 2) / 3 * 3, 1).AddMonths(1).AddDays(-1);
        var isLast = end.DayNumber - session.DayNumber < 7 && TradingCalendar.Nyse.Next(session) > end;
        return isLast ? end : null;
    }

    private static int[] SlotsOf(DateOnly[] sessions)
    {
        var slots = new int[sessions.Length];
        var ofMonth = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            ofMonth = i > 0 && sessions[i].Month == sessions[i - 1].Month ? ofMonth + 1 : 0;
            slots[i] = QuarterSlot(sessions[i].Month % 3, ofMonth);
        }

        return slots;
    }
}
