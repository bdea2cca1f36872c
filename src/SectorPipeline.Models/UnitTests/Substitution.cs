using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>What a model's query sees instead of what it reads when it is built.</summary>
internal sealed record Substitution
{
    public required InputTables Inputs { get; init; }

    /// <summary>What <c>this</c> is; the model's own relation when null.</summary>
    public RelationValue? This { get; init; }

    public bool IsIncremental { get; init; }

    /// <summary>Changes further names.</summary>
    public Action<RenderScope> Override { get; init; } = _ => { };
}
