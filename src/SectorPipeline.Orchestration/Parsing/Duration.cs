using System.Globalization;
using System.Text.RegularExpressions;

namespace SectorPipeline.Orchestration;

/// <summary>Spans of time as job files write them: <c>10s</c>, <c>20m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
internal static partial class Duration
{
    public const string Expected = "a duration; write it as 10s, 20m or 1h30m";

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>The span, or null when the text is none or it is zero.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            return null;
        var total = TimeSpan.Zero;
        foreach (var (unit, length) in Units)
        {
            if (match.Groups[unit] is { Success: true } group)
                total += length * int.Parse(group.Value, CultureInfo.InvariantCulture);
        }

        return total > TimeSpan.Zero ? total : null;
    }

    /// <summary>The span as it would be written, to the second; below one second in milliseconds.</summary>
    public static string Format(TimeSpan span)
    {
        if (span < TimeSpan.FromSeconds(1))
            return $"{(long)span.TotalMilliseconds}ms";
        var rest = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
        var text = "";
        foreach (var (unit, length) in Units)
        {
            var count = (long)(rest / length);
            rest -= length * count;
            text += count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{count}{unit}") : "";
        }

        return text;
    }

    [GeneratedRegex(@"^(?:(?<d>\d{1,5})d)?(?:(?<h>\d{1,5})h)?(?:(?<m>\d{1,5})m)?(?:(?<s>\d{1,7})s)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
