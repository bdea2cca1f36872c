namespace SectorPipeline.Models;

/// <summary>A generic test as a YAML file asks for it.</summary>
internal sealed record TestEntry
{
    public required YamlNode Place { get; init; }

    /// <summary>The package that the test is from, when it is written as <c>package.test</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>Such as <c>not_null</c>.</summary>
    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, object?> Arguments { get; init; }

    public required IReadOnlyDictionary<string, object?> Config { get; init; }

    /// <summary>The name that the test shall have instead of the one made from its arguments.</summary>
    public string? CustomName { get; init; }

    public string Description { get; init; } = "";
}
