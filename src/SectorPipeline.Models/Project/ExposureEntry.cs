namespace SectorPipeline.Models;

/// <summary>An exposure as a YAML file describes it.</summary>
internal sealed record ExposureEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required ExposureOwner Owner { get; init; }

    public string Description { get; init; } = "";

    public string? Label { get; init; }

    public string? Maturity { get; init; }

    public string? Url { get; init; }

    /// <summary>Each a call of <c>ref</c> or <c>source</c>.</summary>
    public IReadOnlyList<YamlScalar> DependsOn { get; init; } = [];

    public required IReadOnlyDictionary<string, object?> Config { get; init; }
}
