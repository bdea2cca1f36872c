namespace SectorPipeline.Jinja;

/// <summary>A time zone of the host: what astimezone and replace(tzinfo=…) of a datetime take.</summary>
public interface IJinjaTimeZone : IJinjaObject
{
    TimeSpan OffsetAt(DateTimeOffset instant);

    /// <summary>The offset of a local time; the standard one where the clock shows it twice or never.</summary>
    TimeSpan OffsetOf(DateTime local);
}
