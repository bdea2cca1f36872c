namespace SectorPipeline.Models;

/// <summary>The rows of a unit test: in the YAML file, or in a file of their own.</summary>
internal sealed record UnitTestRows
{
    public required YamlNode Place { get; init; }

    /// <summary>dict, csv or sql.</summary>
    public required string Format { get; init; }

    /// <summary>A list of mappings for dict, else a text; null when they are in a file, or when there are none.</summary>
    public YamlNode? Rows { get; init; }

    /// <summary>The name of the file under tests/fixtures.</summary>
    public string? Fixture { get; init; }
}
