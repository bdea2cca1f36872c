namespace SectorPipeline.Models;

/// <summary>The kinds of nodes of a project.</summary>
public enum ResourceType
{
    Source,
    Seed,
    Model,
    Test,
    Analysis,
    Exposure,
    UnitTest,
    Operation,
}
