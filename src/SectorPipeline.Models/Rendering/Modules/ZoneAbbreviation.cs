namespace SectorPipeline.Models;

/// <summary>The short name of a zone at an instant, such as EST or EDT; .NET reads the rules of zones without these.</summary>
internal static class ZoneAbbreviation
{
    private static readonly Dictionary<string, (string Standard, string Daylight)> Known = new(StringComparer.Ordinal)
    {
        ["America/New_York"] = ("EST", "EDT"),
        ["America/Toronto"] = ("EST", "EDT"),
        ["US/Eastern"] = ("EST", "EDT"),
        ["America/Chicago"] = ("CST", "CDT"),
        ["US/Central"] = ("CST", "CDT"),
        ["America/Denver"] = ("MST", "MDT"),
        ["US/Mountain"] = ("MST", "MDT"),
        ["America/Phoenix"] = ("MST", "MST"),
        ["America/Los_Angeles"] = ("PST", "PDT"),
        ["America/Vancouver"] = ("PST", "PDT"),
        ["US/Pacific"] = ("PST", "PDT"),
        ["Europe/London"] = ("GMT", "BST"),
        ["Europe/Dublin"] = ("GMT", "IST"),
        ["Europe/Lisbon"] = ("WET", "WEST"),
        ["Europe/Paris"] = ("CET", "CEST"),
        ["Europe/Berlin"] = ("CET", "CEST"),
        ["Europe/Amsterdam"] = ("CET", "CEST"),
        ["Europe/Brussels"] = ("CET", "CEST"),
        ["Europe/Madrid"] = ("CET", "CEST"),
        ["Europe/Rome"] = ("CET", "CEST"),
        ["Europe/Vienna"] = ("CET", "CEST"),
        ["Europe/Zurich"] = ("CET", "CEST"),
        ["Europe/Stockholm"] = ("CET", "CEST"),
        ["Europe/Copenhagen"] = ("CET", "CEST"),
        ["Europe/Oslo"] = ("CET", "CEST"),
        ["Europe/Warsaw"] = ("CET", "CEST"),
        ["Europe/Prague"] = ("CET", "CEST"),
        ["Europe/Athens"] = ("EET", "EEST"),
        ["Europe/Helsinki"] = ("EET", "EEST"),
        ["Asia/Tokyo"] = ("JST", "JST"),
        ["Asia/Seoul"] = ("KST", "KST"),
        ["Asia/Shanghai"] = ("CST", "CST"),
        ["Asia/Hong_Kong"] = ("HKT", "HKT"),
        ["Asia/Kolkata"] = ("IST", "IST"),
        ["Australia/Sydney"] = ("AEST", "AEDT"),
        ["Australia/Melbourne"] = ("AEST", "AEDT"),
    };

    public static string Of(TimeZoneInfo rules, DateTime utc, string name)
    {
        if (Known.TryGetValue(name, out var names))
            return rules.IsDaylightSavingTime(utc) ? names.Daylight : names.Standard;
        var offset = rules.GetUtcOffset(utc);
        return name.Contains('/', StringComparison.Ordinal) ? ShortOffset(offset) : name;
    }

    // What the tz database calls zones without letters of their own: +03, +0530.
    private static string ShortOffset(TimeSpan offset) =>
        offset.Minutes == 0 ? TimeFormat.Offset(offset, "")[..3] : TimeFormat.Offset(offset, "");
}
