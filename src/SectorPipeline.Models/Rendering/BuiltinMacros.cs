using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The macros and generic tests that every project has.</summary>
internal static class BuiltinMacros
{
    private static readonly Lazy<IReadOnlyList<Macro>> Loaded = new(Load);

    public static IReadOnlyList<Macro> All => Loaded.Value;

    private static List<Macro> Load()
    {
        var assembly = typeof(BuiltinMacros).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .SelectMany(name => MacroFile.Read(Source(name), MacroRegistry.BuiltinPackage))];

        SourceFile Source(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new SourceFile(name, $"(built in) {name}", reader.ReadToEnd());
        }
    }
}
