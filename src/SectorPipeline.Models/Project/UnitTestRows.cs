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

    /// <summary>Whether nothing is said of the rows: not even that there are none.</summary>
    public bool IsLeftOut => Fixture is null && Format != "sql" && ((YamlMap)Place)["rows"] is null;

    /// <summary>Whether what is expected is the table after the incremental strategy, not the rows of the query.</summary>
    public bool AfterMerge { get; init; }
}
