using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The macros and generic tests that every project has.</summary>
internal static class BuiltinMacros
{
    private static readonly Lazy<IReadOnlyList<Macro>> Loaded = new(Load);

    private const string Prefix = "(built in) ";

    public static IReadOnlyList<Macro> All => Loaded.Value;

    /// <summary>Begins to parse them, while the caller has other things to read.</summary>
    public static void Prepare() => ThreadPool.QueueUserWorkItem(_ => _ = Loaded.Value);

    /// <summary>Whether a template of that name is one of these files.</summary>
    public static bool Holds(string template) => template.StartsWith(Prefix, StringComparison.Ordinal);

    private static List<Macro> Load()
    {
        var assembly = typeof(BuiltinMacros).Assembly;
        string[] files = [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal))];
        var macros = new List<Macro>[files.Length];
        Parallel.For(0, files.Length, i => macros[i] = [.. MacroFile.Read(Source(files[i]), MacroRegistry.BuiltinPackage)]);
        return [.. macros.SelectMany(file => file)];

        SourceFile Source(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new SourceFile(name, Prefix + name, reader.ReadToEnd());
        }
    }
}
