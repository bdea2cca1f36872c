using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Turns the values of templates into those that configuration holds: no tuples, dicts or markup of Jinja's own.</summary>
internal static class PlainValues
{
    public static object? From(object? value) =>
        value switch
        {
            null or string or bool or long or double => value,
            JinjaUndefined => null,
            JinjaMarkup markup => markup.Text,
            JinjaDict dict => From(dict),
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(entry => entry.Key, entry => From(entry.Value), StringComparer.Ordinal),
            IEnumerable<object?> list => list.Select(From).ToList(),
            _ => JinjaValue.Text(value),
        };

    public static Dictionary<string, object?> From(JinjaDict dict)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in dict.Items)
            values[Convert.ToString(key, CultureInfo.InvariantCulture) ?? "None"] = From(value);
        return values;
    }
}
