namespace SectorPipeline.Orchestration;

/// <summary>A calendar day where the vendor is: from its first instant until the first of the next.</summary>
internal readonly record struct VendorDay(DateTimeOffset From, DateTimeOffset Until)
{
    public static VendorDay At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return new VendorDay(StartOf(date, zone), StartOf(date.AddDays(1), zone));
    }

    public bool Contains(DateTimeOffset? at) => at >= From && at < Until;

    // Where a clock is put forward at midnight, the day begins when it has been.
    private static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
