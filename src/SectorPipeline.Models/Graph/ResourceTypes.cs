namespace SectorPipeline.Models;

/// <summary>How resource types are written in unique ids, configuration and artifacts.</summary>
internal static class ResourceTypes
{
    public static IReadOnlyList<string> Names { get; } =
        ["source", "seed", "model", "test", "analysis", "exposure", "unit_test", "operation"];

    public static string Name(this ResourceType type) =>
        type switch
        {
            ResourceType.Source => "source",
            ResourceType.Seed => "seed",
            ResourceType.Model => "model",
            ResourceType.Test => "test",
            ResourceType.Analysis => "analysis",
            ResourceType.Exposure => "exposure",
            ResourceType.UnitTest => "unit_test",
            ResourceType.Operation => "operation",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This type has no name."),
        };
}
