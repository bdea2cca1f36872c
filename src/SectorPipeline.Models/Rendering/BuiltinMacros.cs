using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The macros and generic tests that every project has.</summary>
internal static class BuiltinMacros
{
    private static readonly Lazy<IReadOnlyList<Macro>> Loaded = new(Load);

    private const string Prefix = "(built in) ";

    public static IReadOnlyList<Macro> All => Loaded.Value;

    /// <summary>Whether a template of that name is one of these files.</summary>
    public static bool Holds(string template) => template.StartsWith(Prefix, StringComparison.Ordinal);

    private static List<Macro> Load()
    {
        var assembly = typeof(BuiltinMacros).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .SelectMany(name => MacroFile.Read(Source(name), MacroRegistry.BuiltinPackage))];

        SourceFile Source(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new SourceFile(name, Prefix + name, reader.ReadToEnd());
        }
    }
}
