using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>What a project has and this engine does not build: each kind is warned of, and a <c>ref</c> to it is told why it finds nothing.</summary>
internal sealed partial class LeftOut(Diagnostics diagnostics)
{
    /// <summary>What a semantic layer says; its filters are templates of that layer, not of this engine.</summary>
    public static readonly string[] SemanticKeys = ["semantic_models", "metrics", "saved_queries", "functions"];

    private readonly Dictionary<string, string> kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentBag<YamlNode>> places = new(StringComparer.Ordinal);

    /// <summary>Notes the snapshots and Python models among the files of a package.</summary>
    public void AddFiles(ProjectPackage package)
    {
        foreach (var found in FoundFile.In(package.Directory, package.DisplayDirectory, package.File.SnapshotPaths, ".sql"))
        {
            diagnostics.Warn($"{found.DisplayPath}: snapshots are not supported by this version of SectorPipeline; the file is left out. Keep history in an incremental model.");
            foreach (Match block in SnapshotBlock().Matches(found.Read().Text))
                kinds[block.Groups["name"].Value] = "a snapshot";
        }

        foreach (var found in FoundFile.In(package.Directory, package.DisplayDirectory, package.File.ModelPaths, ".py"))
        {
            diagnostics.Warn($"{found.DisplayPath}: models are SQL here; the file is left out.");
            kinds[Path.GetFileNameWithoutExtension(found.DisplayPath)] = "a Python model";
        }
    }

    /// <summary>Notes what a YAML file declares.</summary>
    public void AddEntries(YamlMap file)
    {
        foreach (var key in (string[])["snapshots", .. SemanticKeys])
        {
            if (file[key] is { } entries and not YamlScalar { IsNull: true })
                places.GetOrAdd(key, _ => []).Add(entries);
        }

        Name(file, "snapshots", "a snapshot", _ => true);
        Name(file, "models", "a model with versions", model => model["versions"] is not null);
    }

    /// <summary>Warns of each kind once, whatever number of files declares it.</summary>
    public void Warn()
    {
        foreach (var (key, found) in places)
        {
            var first = found.OrderBy(place => place.File.DisplayPath, StringComparer.Ordinal).First();
            var others = found.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", as in {found.Count - 1} other {(found.Count == 2 ? "file" : "files")}") : "";
            diagnostics.Warn(first.Fault($"'{key}' are not supported by this version of SectorPipeline; they are left out{others}."));
        }
    }

    /// <summary>What the name stands for; null for a name that was not left out.</summary>
    public string? KindOf(string name)
    {
        lock (kinds)
            return kinds.GetValueOrDefault(name);
    }

    private void Name(YamlMap file, string key, string kind, Func<YamlMap, bool> isLeftOut)
    {
        foreach (var item in file.Items(key).Where(isLeftOut))
        {
            if (item.Text("name") is not { } name)
                continue;
            lock (kinds)
                kinds[name] = kind;
        }
    }

    [GeneratedRegex(@"\{%-?\s*snapshot\s+(?<name>\w+)")]
    private static partial Regex SnapshotBlock();
}
