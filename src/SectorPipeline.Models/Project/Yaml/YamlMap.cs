using SectorPipeline.Core;

namespace SectorPipeline.Models;

internal sealed class YamlMap(SourceFile file, int line, int column, IReadOnlyList<YamlEntry> entries)
    : YamlNode(file, line, column)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Description => "a mapping";

    public YamlNode? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name.Text == key)
                    return value;
            }

            return null;
        }
    }

    public override object? ToUnrendered()
    {
        var values = new Dictionary<string, object?>(Entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in Entries)
            values[key.Text] = value.ToUnrendered();
        return values;
    }

    public override object? ToValue() => ToDictionary();

    public Dictionary<string, object?> ToDictionary()
    {
        var values = new Dictionary<string, object?>(Entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in Entries)
            values[key.Text] = value.ToValue();
        return values;
    }

    public YamlNode Required(string key, string what) =>
        this[key] ?? throw Error($"{what} has no '{key}'. Add '{key}: …'.");

    public string? Text(string key) => this[key] is { } value and not YamlScalar { IsNull: true } ? value.AsText($"'{key}'") : null;

    /// <summary>Calls <paramref name="report"/> with a message for each key that is not among the known.</summary>
    public void CheckKeys(string what, IReadOnlyCollection<string> known, Action<string> report)
    {
        foreach (var (key, _) in Entries)
        {
            if (!known.Contains(key.Text))
                report(key.Fault($"{what} has no key '{key.Text}'.{NearestName.Hint(key.Text, known)}"));
        }
    }
}
