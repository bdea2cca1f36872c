using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The kinds of steps that the layers offer to job files.</summary>
public sealed class StepCatalog(IEnumerable<StepType> types)
{
    private readonly Dictionary<string, StepType> types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    public IEnumerable<StepType> Types => types.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    public StepType? Find(string name) => types.GetValueOrDefault(name);

    /// <summary>The sentence for a name that is not in the catalog.</summary>
    internal string Unknown(string name) =>
        $"no step type is called '{name}'.{NearestName.Hint(name, types.Keys)} Step types: {string.Join(", ", Types.Select(type => type.Name))}.";
}
