namespace SectorPipeline.Models;

/// <summary>A test of a model's logic: given these rows, it gives those.</summary>
public sealed class UnitTestNode : Node
{
    internal UnitTestNode(UnitTestEntry entry)
        : base(entry.Place.File) =>
        Entry = entry;

    public override ResourceType Type => ResourceType.UnitTest;

    /// <summary>The name of the model that is tested.</summary>
    public required string Model { get; init; }

    /// <summary>What the YAML file says of it, with the places.</summary>
    internal UnitTestEntry Entry { get; }
}
