using System.Text.RegularExpressions;

namespace SectorPipeline.App.Configuration;

/// <summary>What the binder says about a value of the wrong type, in the words of whoever wrote the value.</summary>
internal static partial class SettingFault
{
    public static string Of(InvalidOperationException exception) =>
        Conversion().Match(exception.Message) is { Success: true, Groups: var groups }
            ? $"{groups["path"]}: '{groups["value"]}' is not {Kind(groups["type"].Value)}."
            : exception.Message;

    private static string Kind(string type) => type switch
    {
        "Int32" or "Int64" => "a whole number",
        "Double" or "Decimal" => "a number",
        "Boolean" => "true or false",
        "TimeSpan" => "a time such as 00:00:05",
        "DateOnly" => "a date such as 2024-06-28",
        "Uri" => "an address",
        _ => $"a {type}",
    };

    [GeneratedRegex("value '(?<value>.*)' at '(?<path>[^']+)' to type '(?:[^']*\\.)?(?<type>[A-Za-z0-9]+)")]
    private static partial Regex Conversion();
}
