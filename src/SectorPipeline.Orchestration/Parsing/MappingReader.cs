using SectorPipeline.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads one mapping whose keys are known; what is wrong becomes a fault of the source, and the value null.</summary>
internal sealed class MappingReader
{
    private readonly YamlMappingNode node;
    private readonly SourceText source;

    /// <param name="node">The mapping.</param>
    /// <param name="source">Where faults go.</param>
    /// <param name="what">What the mapping is, for messages: "a step".</param>
    /// <param name="keys">Its valid keys.</param>
    public MappingReader(YamlMappingNode node, SourceText source, string what, IReadOnlyCollection<string> keys)
    {
        (this.node, this.source) = (node, source);
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name })
                source.Fault(key.Start, $"a key of {what} is a word. Write it as 'key: value'.");
            else if (!keys.Contains(name, StringComparer.Ordinal))
                source.Fault(key.Start, $"{what} has no key '{name}'.{NearestName.Hint(name, keys)} Keys: {string.Join(", ", keys)}.");
        }
    }

    public Mark Start => node.Start;

    /// <summary>The value under the key; null when it is absent or empty.</summary>
    public YamlNode? Node(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && !YamlValue.IsNull(value) ? value : null;

    public Mark KeyStart(string key) =>
        node.Children.Keys.First(name => name is YamlScalarNode scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal)).Start;

    public string? Text(string key)
    {
        if (Node(key) is not { } value)
            return null;
        if (value is YamlScalarNode scalar)
            return scalar.Value;
        source.Fault(value.Start, $"{key}: one word or text is expected here.");
        return null;
    }

    /// <summary>The value as <paramref name="parse"/> reads it; a null of it is a fault that says what is expected.</summary>
    public T? Value<T>(string key, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (parse(text) is { } value)
            return value;
        source.Fault(Node(key)!.Start, $"{key}: '{text}' is not {expected}.");
        return null;
    }

    public YamlMappingNode? Mapping(string key, string example)
    {
        if (Node(key) is not { } value)
            return null;
        if (value is YamlMappingNode mapping)
            return mapping;
        source.Fault(value.Start, $"{key}: keys with values are expected here, such as {example}.");
        return null;
    }

    /// <summary>A name or a list of names, each with its place.</summary>
    public IReadOnlyList<YamlScalarNode> Names(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlScalarNode one:
                return [one];
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode):
                return [.. list.Cast<YamlScalarNode>()];
            case var other:
                source.Fault(other.Start, $"{key}: a list of names is expected here, such as [prices, load].");
                return [];
        }
    }
}
