namespace SectorPipeline.Models;

/// <summary>A text of a Markdown file that descriptions refer to by its name.</summary>
internal sealed record DocBlock(string Package, string Name, string Text, SourceFile File, int Line)
{
    public string UniqueId { get; } = $"doc.{Package}.{Name}";

    /// <summary>The file from the docs path on.</summary>
    public required string Path { get; init; }
}
