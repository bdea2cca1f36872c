namespace SectorPipeline.Models;

/// <summary>What dbt_project.yml says.</summary>
internal sealed record ProjectFile
{
    public const string FileName = "dbt_project.yml";

    public required SourceFile File { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public string? Profile { get; init; }

    public IReadOnlyList<string> ModelPaths { get; init; } = ["models"];

    public IReadOnlyList<string> SeedPaths { get; init; } = ["seeds"];

    public IReadOnlyList<string> TestPaths { get; init; } = ["tests"];

    public IReadOnlyList<string> MacroPaths { get; init; } = ["macros"];

    public IReadOnlyList<string> AnalysisPaths { get; init; } = ["analyses"];

    public IReadOnlyList<string> SnapshotPaths { get; init; } = ["snapshots"];

    public IReadOnlyList<string> DocsPaths { get; init; } = [];

    public string TargetPath { get; init; } = "target";

    public string PackagesInstallPath { get; init; } = "dbt_packages";

    public IReadOnlyList<string> CleanTargets { get; init; } = ["target"];

    public QuotingPolicy Quoting { get; init; } = QuotingPolicy.Unset;

    public QueryComment QueryComment { get; init; } = new();

    public IReadOnlyDictionary<string, object?> Flags { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public ConfigTree Models { get; init; } = ConfigTree.Empty;

    public ConfigTree Seeds { get; init; } = ConfigTree.Empty;

    public ConfigTree Tests { get; init; } = ConfigTree.Empty;

    public ConfigTree Sources { get; init; } = ConfigTree.Empty;

    public ConfigTree Exposures { get; init; } = ConfigTree.Empty;

    public ConfigTree UnitTests { get; init; } = ConfigTree.Empty;

    public IReadOnlyList<DispatchRule> Dispatch { get; init; } = [];

    /// <summary>As written; rendered when they run.</summary>
    public IReadOnlyList<string> OnRunStart { get; init; } = [];

    public IReadOnlyList<string> OnRunEnd { get; init; } = [];

    public ConfigTree ConfigFor(ResourceType type) =>
        type switch
        {
            ResourceType.Model => Models,
            ResourceType.Seed => Seeds,
            ResourceType.Test => Tests,
            ResourceType.Source => Sources,
            ResourceType.Exposure => Exposures,
            ResourceType.UnitTest => UnitTests,
            _ => ConfigTree.Empty,
        };
}
