namespace SectorPipeline.Models;

/// <summary>Replaces the texts of a YAML tree that hold Jinja by what they render to.</summary>
internal static class YamlTemplates
{
    private static readonly HashSet<string> LeftToTests = new(StringComparer.Ordinal) { "arguments" };

    /// <param name="node">The tree.</param>
    /// <param name="render">Renders one text.</param>
    /// <param name="raw">The keys whose values are rendered later, or never.</param>
    public static YamlNode Render(YamlNode node, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        IsTemplate(node.File.Text) ? RenderNode(node, render, raw) : node;

    /// <summary>Renders what tests are set to and described as; their arguments are rendered when they run.</summary>
    public static YamlNode RenderTests(YamlNode node, Func<YamlScalar, string> render) =>
        node switch
        {
            YamlList list => new YamlList(list.File, list.Line, list.Column, [.. list.Items.Select(item => RenderTests(item, render))]),
            YamlMap map => new YamlMap(map.File, map.Line, map.Column, [.. map.Entries.Select(entry => new YamlEntry(entry.Key, RenderTests(entry.Key.Text.TrimStart('+'), entry.Value, render)))]),
            _ => node,
        };

    private static YamlNode RenderTests(string key, YamlNode value, Func<YamlScalar, string> render) =>
        LeftToTests.Contains(key) ? value
        : key is "description" or "config" || TestEntryReader.LooseConfig.Contains(key) ? RenderNode(value, scalar => PlainText(render(scalar)), LeftToTests)
        : RenderTests(value, render);

    public static bool IsTemplate(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    private static YamlNode RenderNode(YamlNode node, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        node switch
        {
            YamlScalar scalar when IsTemplate(scalar.Text) =>
                new YamlScalar(scalar.File, scalar.Line, scalar.Column, render(scalar), plain: true) { Template = scalar.Text },
            YamlList list => new YamlList(list.File, list.Line, list.Column, [.. list.Items.Select(item => RenderNode(item, render, raw))]),
            YamlMap map => RenderMap(map, render, raw),
            _ => node,
        };

    private static YamlMap RenderMap(YamlMap map, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        new(map.File, map.Line, map.Column, [.. map.Entries.Select(entry => new YamlEntry(
            entry.Key,
            !raw.Contains(entry.Key.Text) ? RenderNode(entry.Value, render, raw)
            : entry.Key.Text is "tests" or "data_tests" ? RenderTests(entry.Value, render)
            : entry.Value))]);

    // Python writes null as None.
    private static string PlainText(string rendered) => rendered == "None" ? "null" : rendered;
}
