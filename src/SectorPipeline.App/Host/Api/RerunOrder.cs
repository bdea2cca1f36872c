namespace SectorPipeline.App.Host;

/// <summary>The body of <c>POST /api/v1/runs/{run}/rerun</c>; without one, what has not succeeded.</summary>
internal sealed record RerunOrder
{
    /// <summary>Run this step and all that need it.</summary>
    public string? From { get; init; }

    /// <summary>Run this step alone.</summary>
    public string? Only { get; init; }

    /// <summary>Everything, or the steps named, from the start.</summary>
    public bool FullRefresh { get; init; }
}
