using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>Step types such as the layers offer, without their work.</summary>
internal static class StepTypes
{
    public static StepCatalog Catalog { get; } = new(
    [
        Type("ingest.prices", "vendor", "symbols"),
        Type("ingest.companies", "vendor", "symbols"),
        Type("ingest.macro", "vendor", "series"),
        Type("warehouse.load"),
        Type("sql.seed", "select"),
        Type("sql.run", "select", "exclude", "threads"),
        Type("sql.test", "select", "exclude", "threads"),
        Type("lake.export", "schema"),
    ]);

    private static StepType Type(string name, params string[] parameters) =>
        new(name, "", parameters, _ => new FakeStep((_, _) => Task.FromResult(StepResult.Nothing)));
}
