namespace SectorPipeline.Models;

/// <summary>Replaces the texts of a YAML tree that hold Jinja by what they render to.</summary>
internal static class YamlTemplates
{
    /// <param name="node">The tree.</param>
    /// <param name="render">Renders one text.</param>
    /// <param name="raw">The keys whose values are rendered later, or never.</param>
    public static YamlNode Render(YamlNode node, Func<YamlScalar, string> render, IReadOnlySet<string> raw)
    {
        if (!node.File.Text.Contains('{', StringComparison.Ordinal))
            return node;
        return node switch
        {
            YamlScalar scalar when IsTemplate(scalar.Text) =>
                new YamlScalar(scalar.File, scalar.Line, scalar.Column, render(scalar), plain: true),
            YamlList list => new YamlList(list.File, list.Line, list.Column, [.. list.Items.Select(item => Render(item, render, raw))]),
            YamlMap map => RenderMap(map, render, raw),
            _ => node,
        };
    }

    public static bool IsTemplate(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    private static YamlMap RenderMap(YamlMap map, Func<YamlScalar, string> render, IReadOnlySet<string> raw) =>
        new(map.File, map.Line, map.Column, [.. map.Entries.Select(entry =>
            raw.Contains(entry.Key.Text) ? entry : KeyValuePair.Create(entry.Key, Render(entry.Value, render, raw)))]);
}
