using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A macro, generic test or materialization of a package.</summary>
internal sealed record Macro(string Package, string Name, JinjaDefinition Definition, SourceFile File)
{
    public string UniqueId { get; } = $"macro.{Package}.{Name}";

    /// <summary>What a YAML file says of it.</summary>
    public MacroEntry? Entry { get; set; }
}
