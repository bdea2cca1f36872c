using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The texts that Markdown files hold in docs blocks, which descriptions refer to with <c>doc</c>.</summary>
internal sealed class DocBlocks(string root)
{
    private readonly Dictionary<string, Dictionary<string, DocBlock>> packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> texts = new(StringComparer.Ordinal);

    public IEnumerable<DocBlock> All => packages.Values.SelectMany(blocks => blocks.Values);

    /// <summary>The unique ids of the blocks that a description is made of: one, when it is that block's whole text.</summary>
    public IReadOnlyList<string> BehindText(string description) => texts.GetValueOrDefault(description) ?? [];

    public void Add(string package, IReadOnlyList<FoundFile> files, Diagnostics diagnostics)
    {
        var blocks = packages[package] = new Dictionary<string, DocBlock>(StringComparer.Ordinal);
        foreach (var block in ProjectFiles.ForEach(files, diagnostics, found => Read(found, package)).SelectMany(read => read))
        {
            texts[block.Text] = [block.UniqueId];
            if (!blocks.TryAdd(block.Name, block))
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
        return order.Select(key => packages.GetValueOrDefault(key)?.GetValueOrDefault(name)?.Text).FirstOrDefault(text => text is not null)
            ?? throw new JinjaFaultException(
                "CompilationError",
                $"no docs block is called '{name}'{(from is null ? "" : $" in '{from}'")}.",
                NearestName.Hint(name, packages.Values.SelectMany(blocks => blocks.Keys)));
    });

    // Other Markdown may hold braces that are no templates.
    private static List<DocBlock> Read(FoundFile found, string package)
    {
        var file = found.Read();
        if (!file.Text.Contains("docs", StringComparison.Ordinal) || !file.Text.Contains("{%", StringComparison.Ordinal))
            return [];
        return [.. Templates.Parse(file).Definitions
            .Where(definition => definition.Kind == "docs")
            .Select(definition => new DocBlock(package, definition.Name, definition.RawText.Trim(), file, definition.Line) { Path = found.ResourcePath })];
    }
}
