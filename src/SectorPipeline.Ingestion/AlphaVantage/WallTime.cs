using System.Globalization;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Turns the clock of a place, which Alpha Vantage shows without an offset, into instants.</summary>
internal sealed class WallTime(TimeZoneInfo zone)
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <exception cref="VendorException">The place is not known.</exception>
    public static WallTime Of(string? place) =>
        place is not null && TimeZoneInfo.TryFindSystemTimeZoneById(place, out var zone)
            ? new WallTime(zone)
            : throw VendorException.Changed($"Time Zone: expected a time zone such as US/Eastern, got '{place}'");

    /// <summary>
    /// The instant, and the date that the clock shows; adds to <paramref name="faults"/> where it is no time. Of the hour
    /// that comes twice in autumn the first is meant.
    /// </summary>
    public (DateTimeOffset? Instant, DateOnly? Date) Read(string name, string text, ref string? faults)
    {
        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is < 1900 or > 2200
            || zone.IsInvalidTime(local))
        {
            faults = VendorText.Fault(faults, name, text, $"a time in {zone.Id}");
            return default;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return (new DateTimeOffset(local, offset).ToUniversalTime(), DateOnly.FromDateTime(local));
    }
}
