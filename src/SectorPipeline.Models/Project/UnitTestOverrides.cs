namespace SectorPipeline.Models;

/// <summary>What macros, variables and environment variables are while a model is tested.</summary>
internal sealed record UnitTestOverrides(
    IReadOnlyDictionary<string, object?> Macros,
    IReadOnlyDictionary<string, object?> Vars,
    IReadOnlyDictionary<string, object?> EnvironmentVariables);
