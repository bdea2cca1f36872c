using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The hooks of a node in the shape that templates have them: <c>sql</c>, and whether it runs within the transaction.</summary>
internal static class Hooks
{
    public static List<object?> Of(Node node, string kind) =>
        node.Config.Get(kind) is IEnumerable<object?> hooks ? [.. hooks.Select((hook, i) => (object?)Hook(hook, i, node, kind))] : [];

    private static JinjaDict Hook(object? hook, int index, Node node, string kind) =>
        hook switch
        {
            string text when text.TrimStart().StartsWith('{') && !YamlTemplates.IsTemplate(text[..Math.Min(2, text.Length)]) =>
                JsonText.Read(text) is IReadOnlyDictionary<string, object?> settings ? Hook(settings, index) : Hook(text, true, index),
            string text => Hook(text, true, index),
            IReadOnlyDictionary<string, object?> settings => Hook(settings, index),
            _ => throw new PipelineException($"{node.File.DisplayPath}: a {kind} must be SQL, or a mapping of 'sql' and 'transaction'."),
        };

    private static JinjaDict Hook(IReadOnlyDictionary<string, object?> settings, int index) =>
        Hook(settings.GetValueOrDefault("sql") as string ?? "", settings.GetValueOrDefault("transaction") is not false, index);

    private static JinjaDict Hook(string sql, bool transaction, int index) =>
        new([new("sql", sql), new("transaction", transaction), new("index", (long)index)]);
}
