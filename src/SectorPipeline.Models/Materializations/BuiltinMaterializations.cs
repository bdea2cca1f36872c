using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The materializations by the names that <c>materialized</c> has.</summary>
internal static class BuiltinMaterializations
{
    private static readonly TableMaterialization Table = new();

    private static readonly Dictionary<string, IMaterialization> ByName = new(StringComparer.Ordinal)
    {
        ["view"] = new ViewMaterialization(),
        ["table"] = Table,
        ["incremental"] = new IncrementalMaterialization(Table),
    };

    /// <exception cref="PipelineException">No materialization has the name.</exception>
    public static IMaterialization For(ModelNode model) =>
        ByName.GetValueOrDefault(model.Materialized)
        ?? throw new PipelineException(
            $"{model.File.DisplayPath}: no materialization is called '{model.Materialized}'.{NearestName.Hint(model.Materialized, Names)} Known: {string.Join(", ", Names)}.");

    private static IEnumerable<string> Names => ByName.Keys.Append("ephemeral");
}
