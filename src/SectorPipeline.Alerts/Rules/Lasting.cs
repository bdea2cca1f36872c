using System.Globalization;
using System.Text.RegularExpressions;

namespace SectorPipeline.Alerts;

/// <summary>Spans of time as <c>alerts.yml</c> writes them: <c>30m</c>, <c>12h</c>, <c>5d</c>.</summary>
internal static partial class Lasting
{
    public const string Expected = "a duration; write it as 30m, 12h or 5d";

    /// <summary>The span, or null when the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            return null;
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex("^(?<number>[0-9]{1,6})(?<unit>[smhd])$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
