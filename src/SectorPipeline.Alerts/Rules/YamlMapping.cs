using System.Globalization;
using SectorPipeline.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Alerts;

/// <summary>Reads one mapping whose keys are known; what is wrong becomes a fault, and the value null.</summary>
internal sealed class YamlMapping
{
    private readonly YamlMappingNode node;
    private readonly YamlFaults faults;

    /// <param name="node">The mapping.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="what">What it is, for messages: "a rule".</param>
    /// <param name="keys">Its valid keys; null where any word is one.</param>
    public YamlMapping(YamlMappingNode node, YamlFaults faults, string what, IReadOnlyCollection<string>? keys)
    {
        (this.node, this.faults) = (node, faults);
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name })
                faults.Add(key.Start, $"a key of {what} is a word. Write it as 'key: value'.");
            else if (keys is not null && !keys.Contains(name, StringComparer.Ordinal))
                faults.Add(key.Start, $"{what} has no key '{name}'.{NearestName.Hint(name, keys)} Keys: {string.Join(", ", keys)}.");
        }
    }

    public Mark Start => node.Start;

    /// <summary>The entries whose keys are words.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries =>
        node.Children.Where(entry => entry.Key is YamlScalarNode).Select(entry => ((YamlScalarNode)entry.Key, entry.Value));

    /// <summary>The value under the key; null when it is absent or empty.</summary>
    public YamlNode? Node(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? value : null;

    public YamlScalarNode? Scalar(string key)
    {
        if (Node(key) is not { } value)
            return null;
        if (value is YamlScalarNode scalar)
            return scalar;
        faults.Add(value.Start, $"{key}: one word or text is expected here.");
        return null;
    }

    public string? Text(string key) => Scalar(key)?.Value;

    /// <summary>The text, whose absence is a fault of <paramref name="what"/>.</summary>
    public YamlScalarNode? Required(string key, string what)
    {
        if (Node(key) is null)
            faults.Add(Start, $"{what} has no {key}. Add it.");
        return Scalar(key);
    }

    /// <summary>The value as <paramref name="parse"/> reads it; a null of it is a fault that says what is expected.</summary>
    public T? Value<T>(string key, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Scalar(key) is not { Value: { } text } scalar)
            return null;
        if (parse(text) is { } value)
            return value;
        faults.Add(scalar.Start, $"{key}: '{text}' is not {expected}.");
        return null;
    }

    public T? Word<T>(string key)
        where T : struct, Enum =>
        Value<T>(key, text => Words.Parse<T>(text), $"one of {string.Join(", ", Words.All<T>())}");

    public bool? Flag(string key) => Value<bool>(key, text => text switch { "true" => true, "false" => false, _ => null }, "true or false");

    public int? Count(string key) => Value<int>(
        key, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null, "a number from 1");

    public YamlMapping? Mapping(string key, IReadOnlyCollection<string>? keys)
    {
        if (Node(key) is not { } value)
            return null;
        if (value is YamlMappingNode mapping)
            return new YamlMapping(mapping, faults, key, keys);
        faults.Add(value.Start, $"{key}: keys with values are expected here.");
        return null;
    }

    /// <summary>A name or a list of names; null when the key is absent.</summary>
    public IReadOnlyList<YamlScalarNode>? Names(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalarNode one:
                return [one];
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode):
                return [.. list.Cast<YamlScalarNode>()];
            case var other:
                faults.Add(other.Start, $"{key}: a list of names is expected here, such as [a, b].");
                return [];
        }
    }
}
