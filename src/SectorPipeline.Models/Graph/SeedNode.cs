namespace SectorPipeline.Models;

/// <summary>A CSV file that is loaded as a table.</summary>
public sealed class SeedNode : Node
{
    internal SeedNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Seed;
}
