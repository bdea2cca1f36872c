namespace SectorPipeline.Models;

/// <summary>Reads the items under <c>unit_tests</c>.</summary>
internal sealed class UnitTestEntryReader(Action<string> report)
{
    private static readonly string[] Keys =
        ["name", "model", "description", "given", "expect", "overrides", "config", "versions", "meta", "tags", "enabled"];

    private static readonly string[] Formats = ["dict", "csv", "sql"];

    public UnitTestEntry Read(YamlMap map)
    {
        map.CheckKeys("a unit test", Keys, report);
        return new UnitTestEntry
        {
            Place = map,
            Name = map.Required("name", "a unit test").AsText("'name'"),
            Model = Scalar(map.Required("model", "a unit test"), "model"),
            Description = map.Text("description") ?? "",
            Given = [.. map.Items("given").Select(Input)],
            Expect = Rows(map.Required("expect", "a unit test").AsMap("'expect'"), ["rows", "format", "fixture", "after"]),
            Overrides = Overrides(map),
            Config = map.Config(report, "meta", "tags", "enabled"),
        };
    }

    private UnitTestInput Input(YamlMap map) =>
        new(Scalar(map.Required("input", "an item of 'given'"), "input"), Rows(map, ["input", "rows", "format", "fixture"]));

    private UnitTestRows Rows(YamlMap map, string[] keys)
    {
        map.CheckKeys("the rows of a unit test", keys, report);
        var format = map["format"];
        var text = format?.AsText("'format'") ?? "dict";
        if (!Formats.Contains(text))
            throw format!.Error($"'format' is {format.Description}; it must be one of {string.Join(", ", Formats)}.");
        var rows = map["rows"] is YamlScalar { IsNull: true } ? null : map["rows"];
        if (rows is not null && (rows is YamlList) != (text == "dict"))
            throw rows.Error(text == "dict" ? $"'rows' is {rows.Description}; it must be a list of mappings, or 'format' must say what it is." : $"'rows' is {rows.Description}; with format '{text}' it must be a text.");
        return new UnitTestRows { Place = map, Format = text, Rows = rows, Fixture = Fixture(map, text, rows), AfterMerge = AfterMerge(map) };
    }

    private static string? Fixture(YamlMap map, string format, YamlNode? rows)
    {
        if (map.Text("fixture") is not { } name)
            return null;
        if (format == "dict")
            throw map["fixture"]!.Error("a fixture is a file of CSV or SQL. Add 'format: csv' or 'format: sql'.");
        return rows is null ? name : throw rows.Error("both 'rows' and 'fixture' are given. Keep one of them.");
    }

    private static bool AfterMerge(YamlMap map) =>
        map.Text("after") switch
        {
            null => false,
            "merge" => true,
            var other => throw map["after"]!.Error($"'after' is '{other}'; it can only be 'merge': the table as the incremental strategy leaves it."),
        };

    private UnitTestOverrides Overrides(YamlMap test)
    {
        if (test["overrides"] is null or YamlScalar { IsNull: true })
            return new UnitTestOverrides(Empty, Empty, Empty);
        var map = test["overrides"]!.AsMap("'overrides'");
        map.CheckKeys("'overrides'", ["macros", "vars", "env_vars"], report);
        return new UnitTestOverrides(map.Mapping("macros"), map.Mapping("vars"), map.Mapping("env_vars"));
    }

    private static Dictionary<string, object?> Empty => new(StringComparer.Ordinal);

    private static YamlScalar Scalar(YamlNode node, string key) =>
        node as YamlScalar ?? throw node.Error($"'{key}' is {node.Description}; it must be a text.");
}
