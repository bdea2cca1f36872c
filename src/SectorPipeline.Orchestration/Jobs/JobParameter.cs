namespace SectorPipeline.Orchestration;

/// <summary>What a run of a job can be told.</summary>
public sealed record JobParameter
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>What it is when a run does not say; items of a list are separated by commas.</summary>
    public string? Default { get; init; }

    public bool IsRequired { get; init; }

    public bool IsList { get; init; }
}
