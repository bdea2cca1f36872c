namespace SectorPipeline.Models;

/// <summary>A use of models outside of the project, such as a dashboard.</summary>
public sealed class ExposureNode : Node
{
    internal ExposureNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Exposure;

    /// <summary>dashboard, notebook, analysis, ml or application.</summary>
    public required string Kind { get; init; }

    public required ExposureOwner Owner { get; init; }

    public string? Label { get; init; }

    /// <summary>high, medium or low.</summary>
    public string? Maturity { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<RefCall> Refs { get; internal set; } = [];

    public IReadOnlyList<SourceCall> Sources { get; internal set; } = [];
}
