namespace SectorPipeline.Models;

/// <summary>Replaces the texts of a YAML tree that hold Jinja by what they render to.</summary>
internal static class YamlTemplates
{
    // What the settings of a test are is known while the project is read; its arguments are rendered when it runs.
    private static readonly HashSet<string> TestSettings = new(StringComparer.Ordinal)
    {
        "description", "config", "enabled", "severity", "tags", "where", "limit", "warn_if", "error_if", "fail_calc",
        "store_failures", "store_failures_as", "meta", "database", "schema", "alias",
    };

    private static readonly HashSet<string> Nothing = [];

    /// <param name="node">The tree.</param>
    /// <param name="render">Renders one text.</param>
    /// <param name="raw">The keys whose values are rendered later, or never.</param>
    public static YamlNode Render(YamlNode node, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        IsTemplate(node.File.Text) ? RenderNode(node, render, raw) : node;

    /// <summary>Renders the descriptions and settings of tests in a tree that is otherwise left alone.</summary>
    private static YamlNode RenderTests(YamlNode node, Func<YamlScalar, string> render) =>
        node switch
        {
            YamlList list => new YamlList(list.File, list.Line, list.Column, [.. list.Items.Select(item => RenderTests(item, render))]),
            YamlMap map => new YamlMap(map.File, map.Line, map.Column, [.. map.Entries.Select(entry => KeyValuePair.Create(
                entry.Key,
                TestSettings.Contains(entry.Key.Text.TrimStart('+')) ? RenderNode(entry.Value, scalar => PlainText(render(scalar)), Nothing) : RenderTests(entry.Value, render)))]),
            _ => node,
        };

    public static bool IsTemplate(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    private static YamlNode RenderNode(YamlNode node, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        node switch
        {
            YamlScalar scalar when IsTemplate(scalar.Text) =>
                new YamlScalar(scalar.File, scalar.Line, scalar.Column, render(scalar), plain: true),
            YamlList list => new YamlList(list.File, list.Line, list.Column, [.. list.Items.Select(item => RenderNode(item, render, raw))]),
            YamlMap map => RenderMap(map, render, raw),
            _ => node,
        };

    private static YamlMap RenderMap(YamlMap map, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        new(map.File, map.Line, map.Column, [.. map.Entries.Select(entry => KeyValuePair.Create(
            entry.Key,
            !raw.Contains(entry.Key.Text) ? RenderNode(entry.Value, render, raw)
            : entry.Key.Text is "tests" or "data_tests" ? RenderTests(entry.Value, render)
            : entry.Value))]);

    // Python writes null as None.
    private static string PlainText(string rendered) => rendered == "None" ? "null" : rendered;
}
