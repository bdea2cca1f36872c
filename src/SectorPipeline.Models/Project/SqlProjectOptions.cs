namespace SectorPipeline.Models;

/// <summary>Which project, and how it is to be read.</summary>
public sealed record SqlProjectOptions
{
    /// <summary>The folder that holds dbt_project.yml; messages name files from here on.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The folder that holds profiles.yml; when null, that of DBT_PROFILES_DIR, the project's own, or ~/.dbt.</summary>
    public string? ProfilesDirectory { get; init; }

    /// <summary>The profile of profiles.yml; the project's own choice when null.</summary>
    public string? Profile { get; init; }

    /// <summary>The target of the profile; the profile's own choice when null.</summary>
    public string? Target { get; init; }

    /// <summary>How many nodes run at once; the target's own number when null.</summary>
    public int? Threads { get; init; }

    /// <summary>Where artifacts go; the project's own choice when null.</summary>
    public string? TargetPath { get; init; }

    /// <summary>Whether what was found when the project was read before may be used again.</summary>
    public bool PartialParse { get; init; } = true;

    /// <summary>Variables that win over those of dbt_project.yml.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Looks up what <c>env_var</c> asks for.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads variables as the command line and job files have them: YAML or JSON, such as <c>{start: 2020-01-01}</c>.</summary>
    /// <exception cref="Core.ConfigurationException">The text is no mapping.</exception>
    public static IReadOnlyDictionary<string, object?> ParseVars(string text) =>
        YamlReader.ReadMap(new SourceFile("--vars", "--vars", text)).ToDictionary();
}
