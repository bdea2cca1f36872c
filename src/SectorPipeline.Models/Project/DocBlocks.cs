using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The texts that Markdown files hold in docs blocks, which descriptions refer to with <c>doc</c>.</summary>
internal sealed class DocBlocks
{
    private readonly Dictionary<string, string> blocks = new(StringComparer.Ordinal);

    public DocBlocks(IReadOnlyList<FoundFile> files, Diagnostics diagnostics)
    {
        foreach (var block in ProjectFiles.ForEach(files, diagnostics, Read).SelectMany(read => read))
        {
            if (!blocks.TryAdd(block.Name, block.Text))
                diagnostics.Fault(block.File.Fault(block.Line, 0, $"the docs block '{block.Name}' is there twice. Rename or remove one."));
        }
    }

    /// <summary>The function <c>doc</c>: a block's name, or a package and a name.</summary>
    public JinjaFunction Function => new("doc", arguments =>
    {
        var name = arguments.Positional.Count == 2 ? arguments.Text(1, "name") : arguments.Text(0, "name");
        return blocks.GetValueOrDefault(name)
            ?? throw new JinjaFaultException("CompilationError", $"no docs block is called '{name}'.", NearestName.Hint(name, blocks.Keys));
    });

    // Other Markdown may hold braces that are no templates.
    private static List<DocBlock> Read(FoundFile found)
    {
        var file = found.Read();
        if (!file.Text.Contains("docs", StringComparison.Ordinal) || !file.Text.Contains("{%", StringComparison.Ordinal))
            return [];
        return [.. Templates.Parse(file).Definitions
            .Where(definition => definition.Kind == "docs")
            .Select(definition => new DocBlock(definition.Name, definition.RawText.Trim(), file, definition.Line))];
    }

    private sealed record DocBlock(string Name, string Text, SourceFile File, int Line);
}
