namespace SectorPipeline.Orchestration;

/// <summary>Decides how many calls the limits allow at a time.</summary>
internal static class CallTaker
{
    /// <summary>Takes what is allowed, and counts it.</summary>
    public static CallGrant Take(CallCounts counts, int wanted, CallLimits limits, DateTimeOffset now)
    {
        var day = VendorDay.At(now, limits.Zone);
        var left = LeftToday(counts, limits, day);
        if (counts.PausedUntil > now)
            return new CallGrant(0, counts.PausedUntil.Value - now, DayIsSpent: left == 0, left);
        var granted = Math.Max(0, Math.Min(
            Math.Min(wanted, left ?? wanted),
            Math.Min(
                Room(counts, CallCounts.Second, limits.PerSecond, now),
                Room(counts, CallCounts.Minute, limits.PerMinute, now))));
        if (granted > 0)
            counts.Add(now, granted);
        return Answer(counts, wanted, granted, left - granted, day, limits, now);
    }

    private static int? LeftToday(CallCounts counts, CallLimits limits, VendorDay day)
    {
        if (day.Contains(counts.Spent))
            return 0;
        return limits.PerDay is { } limit ? Math.Max(0, limit - counts.Between(day.From, day.Until)) : null;
    }

    private static int Room(CallCounts counts, int window, int? limit, DateTimeOffset now) =>
        limit is null ? int.MaxValue : limit.Value - counts.InWindow(now, window);

    private static CallGrant Answer(
        CallCounts counts, int wanted, int granted, int? left, VendorDay day, CallLimits limits, DateTimeOffset now)
    {
        if (granted == wanted)
            return new CallGrant(granted, TimeSpan.Zero, DayIsSpent: false, left);
        if (left == 0)
            return new CallGrant(granted, day.Until - now, DayIsSpent: true, left);

        var second = limits.PerSecond is { } perSecond ? counts.UntilRoom(now, CallCounts.Second, perSecond) : TimeSpan.Zero;
        var minute = limits.PerMinute is { } perMinute ? counts.UntilRoom(now, CallCounts.Minute, perMinute) : TimeSpan.Zero;
        return new CallGrant(granted, second > minute ? second : minute, DayIsSpent: false, left);
    }
}
