using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The texts that Markdown files hold in docs blocks, which descriptions refer to with <c>doc</c>.</summary>
internal sealed class DocBlocks(string root)
{
    private readonly Dictionary<string, Dictionary<string, string>> packages = new(StringComparer.Ordinal);

    public void Add(string package, IReadOnlyList<FoundFile> files, Diagnostics diagnostics)
    {
        var blocks = packages[package] = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in ProjectFiles.ForEach(files, diagnostics, Read).SelectMany(read => read))
        {
            if (!blocks.TryAdd(block.Name, block.Text))
                diagnostics.Fault(block.File.Fault(block.Line, 0, $"the docs block '{block.Name}' is there twice. Rename or remove one."));
        }
    }

    /// <summary>The function <c>doc</c> as a package sees it: its own blocks, then the root's, then all others; or a package and a name.</summary>
    public JinjaFunction For(string package) => new("doc", arguments =>
    {
        var (from, name) = arguments.Positional.Count == 2
            ? (arguments.Text(0, "package"), arguments.Text(1, "name"))
            : (null, arguments.Text(0, "name"));
        string[] order = from is null ? [package, root, .. packages.Keys] : [from];
        return order.Select(key => packages.GetValueOrDefault(key)?.GetValueOrDefault(name)).FirstOrDefault(text => text is not null)
            ?? throw new JinjaFaultException(
                "CompilationError",
                $"no docs block is called '{name}'{(from is null ? "" : $" in '{from}'")}.",
                NearestName.Hint(name, packages.Values.SelectMany(blocks => blocks.Keys)));
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
