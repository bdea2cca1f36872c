using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads packages.yml and dependencies.yml.</summary>
internal static class PackageListReader
{
    private static readonly string[] FileNames = ["packages.yml", "dependencies.yml"];
    private static readonly string[] Kinds = ["local", "package", "git", "tarball", "private"];
    private static readonly string[] Keys =
        [.. Kinds, "version", "revision", "subdirectory", "install-prerelease", "install_prerelease", "unrendered", "warn-unpinned", "warn_unpinned", "name", "provider"];

    public static IReadOnlyList<PackageReference> Read(string directory, string displayDirectory, Func<YamlScalar, string> render, Diagnostics diagnostics) =>
        [.. FileNames.SelectMany(name => ReadFile(Path.Combine(directory, name), Path.Combine(displayDirectory, name), render, diagnostics))];

    private static IEnumerable<PackageReference> ReadFile(string path, string display, Func<YamlScalar, string> render, Diagnostics diagnostics)
    {
        if (!File.Exists(path))
            return [];
        var map = YamlTemplates.Render(YamlReader.ReadMap(SourceFile.Read(path, display)), render, new HashSet<string>(StringComparer.Ordinal)).AsMap("the file");
        map.CheckKeys("a list of packages", ["packages", "projects"], diagnostics.Warn);
        if (map["projects"] is { } projects)
            diagnostics.Warn(projects.Fault("projects that run elsewhere are not read; only 'packages' are."));
        return map["packages"]?.AsList("'packages'").Select(item => Reference(item.AsMap("an item of 'packages'"), diagnostics)) ?? [];
    }

    private static PackageReference Reference(YamlMap map, Diagnostics diagnostics)
    {
        map.CheckKeys("a package", Keys, diagnostics.Warn);
        var kind = Array.Find(Kinds, kind => map[kind] is not null)
            ?? throw map.Error($"a package needs one of {string.Join(", ", Kinds.Select(name => $"'{name}'"))}. Write '- local: ../path' for a folder.");
        var label = map[kind]!.AsText($"'{kind}'");
        var subdirectory = map.Text("subdirectory");
        return new PackageReference(map[kind]!, kind, subdirectory ?? label);
    }
}
