namespace SectorPipeline.Models;

/// <summary>A node whose SQL is rendered from a template.</summary>
public abstract class SqlNode : Node
{
    private protected SqlNode(SourceFile file)
        : base(file)
    {
    }

    /// <summary>The names given to <c>ref</c>, in order of appearance.</summary>
    public IReadOnlyList<RefCall> Refs { get; internal set; } = [];

    /// <summary>The names given to <c>source</c>, in order of appearance.</summary>
    public IReadOnlyList<SourceCall> Sources { get; internal set; } = [];

    /// <summary>The unique ids of the macros of the project that its template calls.</summary>
    public IReadOnlyList<string> Macros { get; internal set; } = [];

    /// <summary>The settings that hold over what its template sets: those of a generic test's place in YAML over those of its macro.</summary>
    internal IReadOnlyDictionary<string, object?>? OwnSettings { get; init; }

    /// <summary>The settings that hold over all others: what the root project says of a package's nodes.</summary>
    internal IReadOnlyList<ConfigLayer> RootSettings { get; init; } = [];

    /// <summary>The source as written.</summary>
    public abstract string RawCode { get; }
}
