namespace SectorPipeline.Orchestration;

/// <summary>Which steps an execution of a run executes; without more, what has not succeeded.</summary>
public sealed record RunPart
{
    /// <summary>This step and all below it.</summary>
    public string? From { get; init; }

    /// <summary>This step alone.</summary>
    public string? Only { get; init; }

    /// <summary>Rebuild from the start.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Every step, also those that succeeded.</summary>
    public bool All { get; init; }
}
