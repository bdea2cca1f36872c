namespace SectorPipeline.IntegrationTests;

/// <summary>The settings of a simulated market that is processed in a few seconds, and is the same on every day.</summary>
internal static class SmallMarket
{
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Sandbox__Stocks"] = "22",
        ["Sandbox__Years"] = "2",
        ["Sandbox__LastSession"] = "2024-06-28",
    };

    public static SectorProcess At(string dataRoot) => new(dataRoot, Variables);
}
