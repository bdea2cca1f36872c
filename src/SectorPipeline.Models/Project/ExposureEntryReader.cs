using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads the items under <c>exposures</c>.</summary>
internal sealed class ExposureEntryReader(Action<string> report)
{
    private static readonly string[] Keys =
        ["name", "type", "owner", "maturity", "url", "depends_on", "label", "description", "config", "meta", "tags", "enabled"];

    private static readonly string[] Kinds = ["dashboard", "notebook", "analysis", "ml", "application"];
    private static readonly string[] Maturities = ["low", "medium", "high"];

    public ExposureEntry Read(YamlMap map)
    {
        map.CheckKeys("an exposure", Keys, report);
        return new ExposureEntry
        {
            Place = map,
            Name = map.Required("name", "an exposure").AsText("'name'"),
            Kind = OneOf(map.Required("type", "an exposure"), "type", Kinds),
            Owner = Owner(map.Required("owner", "an exposure").AsMap("'owner'")),
            Description = map.Text("description") ?? "",
            Label = map.Text("label"),
            Maturity = map["maturity"] is { } maturity and not YamlScalar { IsNull: true } ? OneOf(maturity, "maturity", Maturities) : null,
            Url = map.Text("url"),
            DependsOn = [.. map["depends_on"]?.AsList("'depends_on'").Select(Call) ?? []],
            Config = map.Config(report, "meta", "tags", "enabled"),
        };
    }

    private ExposureOwner Owner(YamlMap map)
    {
        map.CheckKeys("an owner", ["name", "email", "config"], report);
        return map.Text("name") is null && map.Text("email") is null
            ? throw map.Error("an owner needs a 'name' or an 'email'. Add one.")
            : new ExposureOwner(map.Text("name"), map.Text("email"));
    }

    private static YamlScalar Call(YamlNode node) =>
        node as YamlScalar ?? throw node.Error($"an item of 'depends_on' is {node.Description}; it must be ref('…') or source('…', '…').");

    private static string OneOf(YamlNode node, string key, string[] known)
    {
        var text = node.AsText($"'{key}'").ToLowerInvariant();
        return known.Contains(text)
            ? text
            : throw node.Error($"'{key}' is {node.Description}.{NearestName.Hint(text, known)} It must be one of {string.Join(", ", known)}.");
    }
}
