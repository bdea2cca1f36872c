namespace SectorPipeline.Models;

/// <summary>A test that is a macro over a model and arguments.</summary>
public sealed record GenericTest
{
    /// <summary>Such as <c>not_null</c>.</summary>
    public required string Name { get; init; }

    public string? Namespace { get; init; }

    /// <summary>The unique id of the node that the test is attached to.</summary>
    public required string AttachedTo { get; init; }

    public string? Column { get; init; }

    /// <summary>All arguments but the model, as the YAML file has them.</summary>
    public required IReadOnlyDictionary<string, object?> Arguments { get; init; }

    /// <summary>The model argument as Jinja: <c>{{ get_where_subquery(ref('x')) }}</c>.</summary>
    public required string ModelArgument { get; init; }

    internal Node? Target { get; init; }

    /// <summary>Where the YAML file asks for it.</summary>
    internal int Line { get; init; }

    internal int LineColumn { get; init; }
}
