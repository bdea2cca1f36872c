namespace SectorPipeline.Models;

public sealed record DocsMacro(string Id, string Name, string Package)
{
    public string Path { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    public string Source { get; init; } = "";

    public IReadOnlyList<DocsArgument> Arguments { get; init; } = [];
}
