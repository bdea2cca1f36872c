using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>What rows and columns of a result have of a dict: keys, values, items, dict and get.</summary>
internal static class ResultMembers
{
    /// <summary>The function of the name; null where a dict has none.</summary>
    public static object? Find(string name, IReadOnlyList<string> keys, IEnumerable<object?> values, IJinjaItems items) =>
        name switch
        {
            "keys" => new JinjaFunction(name, _ => keys.Cast<object?>().ToList()),
            "values" => new JinjaFunction(name, _ => values.ToList()),
            "items" => new JinjaFunction(name, _ => keys.Zip(values, (key, value) => (object?)new JinjaTuple(key, value)).ToList()),
            "dict" => new JinjaFunction(name, _ => keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)),
            "get" => new JinjaFunction(name, arguments => items.TryGetItem(arguments.Required(0, "key"), out var value) ? value : arguments.Optional(1, "default")),
            _ => null,
        };
}
