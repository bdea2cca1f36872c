using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads the macros and generic tests of a file.</summary>
internal static class MacroFile
{
    public static IEnumerable<Macro> Read(SourceFile file, string package) =>
        Templates.Parse(file).Definitions
            .Where(definition => definition.Kind is JinjaDefinitionKind.Macro or JinjaDefinitionKind.Test)
            .Select(definition => new Macro(package, Name(definition), definition, file));

    private static string Name(JinjaDefinition definition) =>
        definition.Kind == JinjaDefinitionKind.Test && !definition.Name.StartsWith("test_", StringComparison.Ordinal)
            ? $"test_{definition.Name}"
            : definition.Name;
}
