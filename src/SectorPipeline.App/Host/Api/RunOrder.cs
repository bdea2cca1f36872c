namespace SectorPipeline.App.Host;

/// <summary>The body of <c>POST /api/v1/jobs/{job}/runs</c>; without one, every step for the last complete session.</summary>
internal sealed record RunOrder
{
    /// <summary>The trading day as yyyy-MM-dd.</summary>
    public string? Session { get; init; }

    /// <summary>Run this step and all that need it.</summary>
    public string? From { get; init; }

    /// <summary>Run this step alone.</summary>
    public string? Only { get; init; }

    public bool FullRefresh { get; init; }

    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}
