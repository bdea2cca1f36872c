namespace SectorPipeline.Models;

/// <summary>What one YAML file under the paths of a package says.</summary>
internal sealed record SchemaFile
{
    public required SourceFile File { get; init; }

    public required string ProjectPath { get; init; }

    public IReadOnlyList<SchemaEntry> Models { get; init; } = [];

    public IReadOnlyList<SchemaEntry> Seeds { get; init; } = [];

    public IReadOnlyList<SchemaEntry> Analyses { get; init; } = [];

    public IReadOnlyList<SchemaEntry> SingularTests { get; init; } = [];

    public IReadOnlyList<SourceEntry> Sources { get; init; } = [];

    public IReadOnlyList<MacroEntry> Macros { get; init; } = [];

    public IReadOnlyList<ExposureEntry> Exposures { get; init; } = [];

    public IReadOnlyList<UnitTestEntry> UnitTests { get; init; } = [];
}
