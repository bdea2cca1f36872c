using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Turns instants into dates at an exchange, by the zone's name or, where it is unknown, by the offset given.</summary>
internal sealed class ExchangeZone(string? name, int offsetSeconds)
{
    private static readonly long FirstSecond = DateTimeOffset.MinValue.AddDays(2).ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.AddDays(-2).ToUnixTimeSeconds();

    private readonly TimeZoneInfo? zone =
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;

    public DateOnly Date(long unixSeconds)
    {
        if (unixSeconds < FirstSecond || unixSeconds > LastSecond)
            throw VendorException.Changed($"timestamp: expected seconds since 1970, got {unixSeconds}");
        return DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(unixSeconds + Offset(unixSeconds)));
    }

    private long Offset(long unixSeconds) =>
        zone is null ? offsetSeconds : (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(unixSeconds)).TotalSeconds;
}
