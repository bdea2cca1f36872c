namespace SectorPipeline.Models;

/// <summary>Reads the macros, generic tests and materializations of a file.</summary>
internal static class MacroFile
{
    public static IEnumerable<Macro> Read(SourceFile file, string package) =>
        Templates.Parse(file).Definitions
            .Where(definition => definition.Kind is "macro" or "test" or "materialization")
            .Select(definition => new Macro(package, definition.MacroName, definition, file));
}
