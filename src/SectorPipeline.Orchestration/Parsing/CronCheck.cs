using System.Globalization;

namespace SectorPipeline.Orchestration;

/// <summary>Checks a cron expression of five Unix fields; the scheduler works it out.</summary>
internal static class CronCheck
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly (string Name, int Low, int High, string[] Words)[] Fields =
    [
        ("minute", 0, 59, []),
        ("hour", 0, 23, []),
        ("day of month", 1, 31, []),
        ("month", 1, 12, Months),
        ("day of week", 0, 7, Days),
    ];

    /// <summary>What is wrong with the expression, or null.</summary>
    public static string? Fault(string cron)
    {
        var parts = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
            return $"'{cron}' has {parts.Length} fields. Give five: minute, hour, day of month, month, day of week.";
        return parts.Zip(Fields)
            .SelectMany(pair => pair.First.Split(',').Where(item => !IsValid(item, pair.Second)).Select(item => Message(item, pair.Second)))
            .FirstOrDefault();
    }

    private static string Message(string item, (string Name, int Low, int High, string[] Words) field)
    {
        var words = field.Words.Length == 0 ? "" : $", or {field.Words[0]} to {field.Words[^1]}";
        return $"'{item}' is no valid {field.Name}. Give *, a number from {field.Low} to {field.High}{words}, a range such as 1-5, or a step such as */5.";
    }

    private static bool IsValid(string item, (string Name, int Low, int High, string[] Words) field)
    {
        var step = item.Split('/');
        if (step.Length > 2 || (step.Length == 2 && (!TryNumber(step[1], out var every) || every < 1)))
            return false;
        if (string.Equals(step[0], "*", StringComparison.Ordinal))
            return true;
        var range = step[0].Split('-').Select(text => ValueOf(text, field)).ToList();
        return range.Count is 1 or 2
            && range.TrueForAll(value => value >= field.Low && value <= field.High)
            && range[0] <= range[^1];
    }

    private static int? ValueOf(string text, (string Name, int Low, int High, string[] Words) field)
    {
        var word = Array.FindIndex(field.Words, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (word >= 0)
            return word + (field.Words == Months ? 1 : 0);
        return TryNumber(text, out var number) ? number : null;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
