namespace SectorPipeline.Models;

/// <summary>The target of profiles.yml that a project is built in.</summary>
public sealed class TargetProfile
{
    public required string ProfileName { get; init; }

    public required string Name { get; init; }

    /// <summary>The engine: <c>duckdb</c>, <c>postgres</c> or <c>redshift</c>.</summary>
    public required string Type { get; init; }

    public required string Schema { get; init; }

    /// <summary>The engines of all targets of the profile: what the project's SQL has to run on.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];

    public int Threads { get; init; } = 1;

    /// <summary>Everything that the profile says of the target; may hold secrets.</summary>
    public required IReadOnlyDictionary<string, object?> Settings { get; init; }

    internal YamlMap? Place { get; init; }

    /// <summary>The same target with another number of threads.</summary>
    internal TargetProfile WithThreads(int threads) =>
        new() { ProfileName = ProfileName, Name = Name, Type = Type, Schema = Schema, Threads = threads, Settings = Settings, Place = Place };
}
