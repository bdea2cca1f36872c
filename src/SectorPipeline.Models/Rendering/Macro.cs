using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A macro or generic test of a package.</summary>
internal sealed record Macro(string Package, string Name, JinjaDefinition Definition, SourceFile File)
{
    public string UniqueId => $"macro.{Package}.{Name}";
}
