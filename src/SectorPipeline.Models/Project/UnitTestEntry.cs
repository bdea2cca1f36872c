namespace SectorPipeline.Models;

/// <summary>A unit test as a YAML file describes it.</summary>
internal sealed record UnitTestEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    /// <summary>The name of the model.</summary>
    public required YamlScalar Model { get; init; }

    public string Description { get; init; } = "";

    public required IReadOnlyList<UnitTestInput> Given { get; init; }

    public required UnitTestRows Expect { get; init; }

    public required UnitTestOverrides Overrides { get; init; }

    public required IReadOnlyDictionary<string, object?> Config { get; init; }
}
