using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads profiles.yml and picks the target.</summary>
internal static class ProfileReader
{
    public const string FileName = "profiles.yml";

    /// <param name="file">The profiles.</param>
    /// <param name="profile">The profile that the project names.</param>
    /// <param name="target">The target asked for; the profile's own choice when null.</param>
    /// <param name="render">Renders a text that holds Jinja.</param>
    public static TargetProfile Read(SourceFile file, string profile, string? target, Func<YamlScalar, string> render)
    {
        var profiles = YamlReader.ReadMap(file);
        var names = profiles.Entries.Select(entry => entry.Key.Text).Where(name => name != "config").ToList();
        var chosen = profiles[profile]
            ?? throw profiles.Error($"no profile is called '{profile}'.{NearestName.Hint(profile, names)} {(names.Count == 0 ? "The file has none" : $"Profiles here: {string.Join(", ", names)}")}.");
        var map = chosen.AsMap($"profile '{profile}'");
        var outputs = map.Required("outputs", $"profile '{profile}'").AsMap("'outputs'");
        var name = target ?? Rendered(map["target"], render) ?? "default";
        var output = outputs[name]
            ?? throw outputs.Error($"profile '{profile}' has no target '{name}'.{NearestName.Hint(name, Keys(outputs))} Its targets: {string.Join(", ", Keys(outputs))}.");
        var settings = YamlTemplates.Render(output, render, new HashSet<string>(StringComparer.Ordinal)).AsMap($"target '{name}'");
        return Target(profile, name, settings, Engines(outputs));
    }

    // A type that is a template is known only when its target is chosen.
    private static IReadOnlyList<string> Engines(YamlMap outputs) =>
    [
        .. outputs.Entries.Select(entry => (entry.Value as YamlMap)?.Text("type") ?? "")
            .Where(type => type.Length > 0 && !YamlTemplates.IsTemplate(type)).Distinct(StringComparer.Ordinal),
    ];

    private static TargetProfile Target(string profile, string name, YamlMap settings, IReadOnlyList<string> engines) =>
        new()
        {
            ProfileName = profile,
            Name = name,
            Type = settings.Required("type", $"target '{name}'").AsText("'type'"),
            Schema = settings.Text("schema") ?? "main",
            Threads = settings["threads"] is { } threads ? Threads(threads) : 1,
            Engines = engines,
            Settings = settings.ToDictionary(),
            Place = settings,
        };

    private static int Threads(YamlNode node) =>
        int.TryParse(node.AsText("'threads'"), NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads > 0
            ? threads
            : throw node.Error($"'threads' is {node.Description}; it must be a whole number from 1.");

    private static string? Rendered(YamlNode? node, Func<YamlScalar, string> render) =>
        node is YamlScalar scalar ? YamlTemplates.IsTemplate(scalar.Text) ? render(scalar) : scalar.Text : null;

    private static IEnumerable<string> Keys(YamlMap map) => map.Entries.Select(entry => entry.Key.Text);
}
