using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Turns instants into dates at an exchange, by the zone's name or, where it is unknown, by the offset given.</summary>
internal sealed class ExchangeZone(string? name, int offsetSeconds)
{
    private static readonly long FirstSecond = DateTimeOffset.MinValue.AddDays(2).ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.AddDays(-2).ToUnixTimeSeconds();

    private const long SpanSeconds = 21 * 86_400;

    private readonly TimeZoneInfo? zone =
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;

    private long knownFrom = 1;
    private long knownUntil;
    private long? known;

    public DateOnly Date(long unixSeconds)
    {
        if (unixSeconds < FirstSecond || unixSeconds > LastSecond)
            throw VendorException.Changed($"timestamp: expected seconds since 1970, got {unixSeconds}");
        return DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(unixSeconds + Offset(unixSeconds)));
    }

    // Looked up once for every three weeks: no zone changes its clock twice within that time.
    private long Offset(long unixSeconds)
    {
        if (zone is null)
            return offsetSeconds;
        if (unixSeconds < knownFrom || unixSeconds >= knownUntil)
            Learn(unixSeconds);
        return known ?? OffsetAt(unixSeconds);
    }

    private void Learn(long unixSeconds)
    {
        (knownFrom, knownUntil) = (unixSeconds, Math.Min(unixSeconds + SpanSeconds, LastSecond));
        var offset = OffsetAt(knownFrom);
        known = offset == OffsetAt(knownUntil) ? offset : null;
    }

    private long OffsetAt(long unixSeconds) =>
        (long)(zone?.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(unixSeconds)) ?? TimeSpan.Zero).TotalSeconds;
}
