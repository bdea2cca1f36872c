namespace SectorPipeline.Models;

/// <summary>A table that something else loads.</summary>
public sealed class SourceNode : Node
{
    internal SourceNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Source;

    public required string SourceName { get; init; }

    public string SourceDescription { get; init; } = "";
}
