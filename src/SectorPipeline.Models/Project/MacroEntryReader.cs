namespace SectorPipeline.Models;

/// <summary>Reads the items under <c>macros</c>.</summary>
internal sealed class MacroEntryReader(Action<string> report)
{
    public MacroEntry Read(YamlMap map)
    {
        map.CheckKeys("a macro", ["name", "description", "arguments", "docs", "meta", "config"], report);
        var config = new NodeConfig();
        config.Merge(map.Config(report, "meta"));
        return new MacroEntry
        {
            Place = map,
            Name = map.Required("name", "a macro").AsText("'name'"),
            Description = map.Text("description") ?? "",
            Arguments = [.. map.Items("arguments").Select(Argument)],
            Meta = config.Meta,
        };
    }

    private MacroArgument Argument(YamlMap map)
    {
        map.CheckKeys("an argument", ["name", "type", "description"], report);
        return new MacroArgument(map.Required("name", "an argument").AsText("'name'"), map.Text("type"), map.Text("description") ?? "");
    }
}
