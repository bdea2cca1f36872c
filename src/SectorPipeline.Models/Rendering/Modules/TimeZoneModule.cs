using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>modules.pytz</c> in templates, over the zones that the system knows.</summary>
internal static class TimeZoneModule
{
    public static ModuleValue Create() => new("pytz", MemberTable.Of(
            ("timezone", arguments => ZoneValue.Named(arguments.Text(0, "zone"))),
            ("FixedOffset", arguments => ZoneValue.Fixed(TimeSpan.FromMinutes(arguments.Whole(0, "offset")))))
        .With("utc", ZoneValue.Utc)
        .With("UTC", ZoneValue.Utc)
        .With("all_timezones", Names())
        .With("common_timezones", Names()));

    private static List<object?> Names() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Order(StringComparer.Ordinal)];
}
