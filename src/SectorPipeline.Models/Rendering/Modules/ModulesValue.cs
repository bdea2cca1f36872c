namespace SectorPipeline.Models;

/// <summary><c>modules</c> in templates: the parts of Python's library that dbt hands out.</summary>
internal static class ModulesValue
{
    public static ModuleValue Create(TimeProvider time) => new("modules", new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["datetime"] = DateTimeModule.Create(time),
        ["itertools"] = IteratorModule.Create(),
        ["pytz"] = TimeZoneModule.Create(),
        ["re"] = PatternModule.Create(),
    });
}
