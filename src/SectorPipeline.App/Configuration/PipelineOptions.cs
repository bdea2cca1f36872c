namespace SectorPipeline.App.Configuration;

/// <summary>Where things are, for every command.</summary>
internal sealed record PipelineOptions
{
    /// <summary>The folder of lake, warehouse and run history.</summary>
    public string DataRoot { get; init; } = ".data";

    /// <summary>The folder of the job files and of universe.csv.</summary>
    public string JobsDirectory { get; init; } = "jobs";

    /// <summary>The dbt project.</summary>
    public string SqlDirectory { get; init; } = "sql";

    /// <summary>The target of profiles.yml; the profile's own default when null.</summary>
    public string? Target { get; init; }
}
