using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads dbt_project.yml.</summary>
internal static partial class ProjectFileReader
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "name", "version", "config-version", "profile", "require-dbt-version", "model-paths", "seed-paths", "test-paths",
        "macro-paths", "analysis-paths", "snapshot-paths", "docs-paths", "asset-paths", "function-paths", "target-path",
        "log-path", "packages-install-path", "clean-targets", "query-comment", "quoting", "vars", "models", "seeds", "tests",
        "data_tests", "unit_tests", "snapshots", "sources", "exposures", "metrics", "semantic-models", "saved-queries", "functions",
        "dispatch", "on-run-start", "on-run-end", "flags", "dbt-cloud", "restrict-access", "packages",
        "source-paths", "data-paths",
    };

    public static YamlMap ReadMap(string directory, string displayDirectory)
    {
        var path = Path.Combine(directory, ProjectFile.FileName);
        var display = Path.Combine(displayDirectory, ProjectFile.FileName);
        return File.Exists(path)
            ? YamlReader.ReadMap(SourceFile.Read(path, display))
            : throw new ConfigurationException($"{display}: there is no such file. Name the folder that holds it with --project-dir.");
    }

    public static ProjectFile Read(YamlMap map, Diagnostics diagnostics)
    {
        map.CheckKeys("a project", Keys, diagnostics.Fault);
        diagnostics.Collect(() => RequiredVersion.Check(map["require-dbt-version"], map.Text("name") ?? "the project"));
        ConfigTree.Read(map["snapshots"], "snapshots", diagnostics);
        return new ProjectFile
        {
            File = map.File,
            Name = Name(map),
            Version = map.Text("version"),
            Profile = map.Text("profile"),
            ModelPaths = Texts(map, "model-paths", "source-paths") ?? ["models"],
            SeedPaths = Texts(map, "seed-paths", "data-paths") ?? ["seeds"],
            TestPaths = Texts(map, "test-paths") ?? ["tests"],
            MacroPaths = Texts(map, "macro-paths") ?? ["macros"],
            AnalysisPaths = Texts(map, "analysis-paths") ?? ["analyses"],
            SnapshotPaths = Texts(map, "snapshot-paths") ?? ["snapshots"],
            DocsPaths = Texts(map, "docs-paths") ?? [],
            TargetPath = map.Text("target-path") ?? "target",
            PackagesInstallPath = map.Text("packages-install-path") ?? "dbt_packages",
            CleanTargets = Texts(map, "clean-targets") ?? [map.Text("target-path") ?? "target"],
            Quoting = QuotingPolicy.Read(map["quoting"], diagnostics.Warn),
            QueryComment = QueryComment.Read(map["query-comment"], diagnostics.Warn),
            Flags = Mapping(map, "flags"),
            Vars = Mapping(map, "vars"),
            Models = ConfigTree.Read(map["models"], "models", diagnostics),
            Seeds = ConfigTree.Read(map["seeds"], "seeds", diagnostics),
            Tests = ConfigTree.Read(map["data_tests"] ?? map["tests"], "data_tests", diagnostics),
            Sources = ConfigTree.Read(map["sources"], "sources", diagnostics),
            Exposures = ConfigTree.Read(map["exposures"], "exposures", diagnostics),
            UnitTests = ConfigTree.Read(map["unit_tests"], "unit_tests", diagnostics),
            Dispatch = [.. map["dispatch"]?.AsList("'dispatch'").Select(Dispatch) ?? []],
            OnRunStart = Texts(map, "on-run-start") ?? [],
            OnRunEnd = Texts(map, "on-run-end") ?? [],
        };
    }

    private static Dictionary<string, object?> Mapping(YamlMap map, string key) =>
        map[key] is { } value and not YamlScalar { IsNull: true }
            ? value.AsMap($"'{key}'").ToDictionary()
            : new Dictionary<string, object?>(StringComparer.Ordinal);

    private static string Name(YamlMap map)
    {
        var name = map.Required("name", "the project");
        var text = name.AsText("'name'");
        return NamePattern().IsMatch(text)
            ? text
            : throw name.Error($"'{text}' cannot name a project. Use letters, digits and underscores, a letter first.");
    }

    private static IReadOnlyList<string>? Texts(YamlMap map, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (map[key] is { } value)
                return value.AsTexts($"'{key}'");
        }

        return null;
    }

    private static DispatchRule Dispatch(YamlNode node)
    {
        var map = node.AsMap("an entry of 'dispatch'");
        return new DispatchRule(
            map.Required("macro_namespace", "an entry of 'dispatch'").AsText("'macro_namespace'"),
            map.Required("search_order", "an entry of 'dispatch'").AsTexts("'search_order'"));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex NamePattern();
}
