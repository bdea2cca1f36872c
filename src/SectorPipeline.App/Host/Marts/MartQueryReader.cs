using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>Reads the parts of a request for a mart and gathers what is wrong with them.</summary>
internal sealed class MartQueryReader(IReadOnlyList<MartColumn> columns)
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = "=",
        ["ne"] = "<>",
        ["gt"] = ">",
        ["gte"] = ">=",
        ["lt"] = "<",
        ["lte"] = "<=",
        ["in"] = "in",
    };

    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public IReadOnlyList<MartColumn> Columns(string? text) =>
        text is null ? columns : [.. Split(text).Select(name => Find("columns", name)).OfType<MartColumn>()];

    public IReadOnlyList<MartOrder> Order(string? text) =>
        text is null ? [] : [.. Split(text).Select(OrderOf).OfType<MartOrder>()];

    public IReadOnlyList<MartFilter> Filters(IEnumerable<KeyValuePair<string, string>> given) => [.. given.Select(FilterOf).OfType<MartFilter>()];

    public bool Format(string? text)
    {
        if (text is not (null or "json" or "csv"))
            faults.Add($"format: '{text}' is none. Use json or csv.");
        return text == "csv";
    }

    public long Number(string name, string? text, long usual, long most)
    {
        if (text is null)
            return usual;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
            return number;
        faults.Add($"{name}: '{text}' is not a whole number from 0 to {most}.");
        return usual;
    }

    private MartOrder? OrderOf(string text) =>
        Find("order", text.TrimStart('-')) is { } column ? new MartOrder(column, text.StartsWith('-')) : null;

    private MartFilter? FilterOf(KeyValuePair<string, string> pair)
    {
        var (name, word) = pair.Key.LastIndexOf('.') is var dot and > 0 ? (pair.Key[..dot], pair.Key[(dot + 1)..]) : (pair.Key, "eq");
        if (!Operators.TryGetValue(word, out var sql))
        {
            faults.Add($"{pair.Key}: '{word}' is no comparison. Use one of {string.Join(", ", Operators.Keys)}.");
            return null;
        }

        if (Find(pair.Key, name) is not { } column)
            return null;
        var texts = word == "in" ? Split(pair.Value) : [pair.Value];
        var values = texts.Select(text => ValueOf(pair.Key, column, text)).OfType<object>().ToList();
        return values.Count > 0 ? new MartFilter(column, sql, values) : null;
    }

    private object? ValueOf(string key, MartColumn column, string text)
    {
        if (MartValue.Parse(column.Type, text) is { } value)
            return value;
        faults.Add($"{key}: '{text}' is not a value of type {column.Type}.");
        return null;
    }

    private MartColumn? Find(string key, string name)
    {
        if (columns.FirstOrDefault(column => column.Name == name) is { } found)
            return found;
        faults.Add($"{key}: the mart has no column '{name}'.{NearestName.Hint(name, columns.Select(column => column.Name))}");
        return null;
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
