using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The options that a target of type <c>duckdb</c> stands for.</summary>
internal static class DuckDbTarget
{
    /// <exception cref="ConfigurationException">A key is wrong; the message says where.</exception>
    public static DuckDbWarehouseOptions Read(TargetProfile target)
    {
        var settings = Settings(target);
        var (memory, threads) = (settings.GetValueOrDefault("memory_limit"), settings.GetValueOrDefault("threads"));
        return new DuckDbWarehouseOptions
        {
            Path = target.Place?.Text("path") ?? DuckDbWarehouseOptions.InMemory,
            Schema = target.Schema,
            MemoryLimit = memory,
            Threads = threads is null ? null : Number(target, threads),
            Settings = settings.Where(setting => setting.Key is not ("memory_limit" or "threads")).ToDictionary(StringComparer.Ordinal),
            Extensions = [.. Items(target, "extensions").Select(item => item is YamlMap map ? map.Required("name", "an extension").AsText("'name'") : item.AsText("an extension"))],
            Attachments = [.. Items(target, "attach").Select(item => Attachment(item.AsMap("an item of 'attach'")))],
        };
    }

    private static Dictionary<string, string> Settings(TargetProfile target)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in (string[])["config_options", "settings"])
        {
            foreach (var (name, value) in (target.Place?[key] as YamlMap)?.Entries ?? [])
                settings[name.Text] = value.AsText($"'{name.Text}'");
        }

        return settings;
    }

    private static DuckDbAttachment Attachment(YamlMap map) =>
        new(map.Required("path", "an item of 'attach'").AsText("'path'"))
        {
            Alias = map.Text("alias"),
            Type = map.Text("type"),
            IsReadOnly = map["read_only"]?.AsFlag("'read_only'") ?? false,
        };

    private static IReadOnlyList<YamlNode> Items(TargetProfile target, string key) => target.Place?[key]?.AsList($"'{key}'") ?? [];

    private static int Number(TargetProfile target, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw (target.Place?["settings"] ?? target.Place!).Error($"'threads' is '{text}'; it must be a whole number from 1.");
}
