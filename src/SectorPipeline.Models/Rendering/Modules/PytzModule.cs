using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>pytz, over the system's time zones.</summary>
internal static class PytzModule
{
    public static ModuleMembers Create()
    {
        var module = new ModuleMembers("pytz");
        module.Add("timezone", arguments => Named(arguments.Text(0, "zone")));
        module.AddValue("utc", () => TimeZoneValue.Utc);
        module.AddValue("UTC", () => TimeZoneValue.Utc);
        return module;
    }

    private static TimeZoneValue Named(string name)
    {
        if (string.Equals(name, "UTC", StringComparison.OrdinalIgnoreCase))
            return TimeZoneValue.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new TimeZoneValue(zone, name)
            : throw new JinjaFaultException("UnknownTimeZoneError", $"there is no time zone '{name}'.", " Names are those of the IANA database, such as America/New_York.");
    }
}
