namespace SectorPipeline.Orchestration;

/// <summary>
/// How many calls may be made now, and after which time to ask for the rest (zero when all was granted). The day is spent
/// when the rest is refused because no call is left today, and the time is then that until the vendor's next day.
/// </summary>
public sealed record CallGrant(int Granted, TimeSpan Wait, bool DayIsSpent, int? LeftToday);
