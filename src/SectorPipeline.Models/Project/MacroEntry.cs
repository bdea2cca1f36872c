namespace SectorPipeline.Models;

/// <summary>A macro as a YAML file describes it.</summary>
internal sealed record MacroEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<MacroArgument> Arguments { get; init; } = [];

    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
