using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>The settings of one node: those of its folders, of its YAML and of its own file, the nearest winning.</summary>
public sealed class NodeConfig
{
    private static readonly Dictionary<string, object?> Nothing = new(StringComparer.Ordinal);

    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    private readonly Dictionary<string, object?> unrendered = new(StringComparer.Ordinal);
    private NodeConfig? called;

    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>What was set, as it is written in the nearest place that sets it; what nobody set is not in it.</summary>
    public IReadOnlyDictionary<string, object?> Unrendered => unrendered;

    public bool Enabled => Flag("enabled") ?? true;

    public string? Materialized => Text("materialized");

    public string? Schema => Text("schema");

    public string? Database => Text("database");

    public string? Alias => Text("alias");

    public IReadOnlyList<string> Tags => Texts("tags");

    public IReadOnlyList<string> UniqueKey => Texts("unique_key");

    public bool? FullRefresh => Flag("full_refresh");

    /// <summary>Whether what is built must have the columns that its description promises.</summary>
    public bool EnforcesContract => Mapping("contract").GetValueOrDefault("enforced") is true;

    public IReadOnlyDictionary<string, object?> Meta => Mapping("meta");

    public bool Has(string key) => values.ContainsKey(key);

    public object? Get(string key) => values.GetValueOrDefault(key);

    public string? Text(string key) =>
        Get(key) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public bool? Flag(string key) =>
        Get(key) switch
        {
            bool flag => flag,
            long number => number != 0,
            int number => number != 0,
            string text when bool.TryParse(text, out var flag) => flag,
            _ => null,
        };

    public IReadOnlyList<string> Texts(string key) =>
        Get(key) switch
        {
            null => [],
            string text => [text],
            IEnumerable<object?> list => [.. list.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")],
            var value => [Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""],
        };

    public IReadOnlyDictionary<string, object?> Mapping(string key) =>
        Get(key) as IReadOnlyDictionary<string, object?> ?? Nothing;

    /// <summary>Replaces one setting.</summary>
    internal void Set(string key, object? value) => values[key] = value;

    /// <summary>Lays settings over the present ones: tags and hooks add up, mappings such as meta merge, all else is replaced.</summary>
    internal void Merge(IEnumerable<KeyValuePair<string, object?>> layer)
    {
        foreach (var (key, value) in layer)
        {
            Merge(Name(key), value);
            unrendered[Name(key)] = value;
        }
    }

    /// <inheritdoc cref="Merge(IEnumerable{KeyValuePair{string, object?}})"/>
    internal void Merge(ConfigLayer layer)
    {
        Merge(layer.Settings);
        foreach (var (key, value) in layer.Unrendered)
            unrendered[Name(key)] = value;
    }

    /// <summary>Lays what a template sets over the present settings; the calls of one template count as one place.</summary>
    internal void MergeCall(IReadOnlyDictionary<string, object?> settings)
    {
        called ??= new NodeConfig();
        called.Merge(settings);
        foreach (var (key, value) in settings)
        {
            Merge(Name(key), value);
            unrendered[Name(key)] = called.Get(Name(key));
        }
    }

    private static string Name(string key) => key is "pre_hook" or "post_hook" ? key.Replace('_', '-') : key;

    private void Merge(string name, object? value) =>
        values[name] = name switch
        {
            "tags" => Concat(name, value).Distinct().ToList(),
            "pre-hook" or "post-hook" or "packages" => Concat(name, value).ToList(),
            "meta" or "column_types" or "quoting" or "docs" or "contract" or "grants"
                when value is IReadOnlyDictionary<string, object?> added => Merged(name, added),
            _ => value,
        };

    private IEnumerable<object?> Concat(string key, object? added) => List(Get(key)).Concat(List(added));

    private static IEnumerable<object?> List(object? value) =>
        value switch
        {
            null => [],
            string => [value],
            IReadOnlyDictionary<string, object?> => [value],
            IEnumerable<object?> list => list,
            _ => [value],
        };

    private Dictionary<string, object?> Merged(string key, IReadOnlyDictionary<string, object?> added)
    {
        var merged = new Dictionary<string, object?>(Mapping(key), StringComparer.Ordinal);
        foreach (var (name, value) in added)
        {
            // A grantee list whose name has a plus adds to the present one.
            if (key == "grants" && name.StartsWith('+'))
                merged[name[1..]] = List(merged.GetValueOrDefault(name[1..])).Concat(List(value)).ToList();
            else
                merged[name] = value;
        }

        return merged;
    }
}
