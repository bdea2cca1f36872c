namespace SectorPipeline.Models;

/// <summary>A constraint of a column or of a whole model.</summary>
public sealed record ConstraintInfo
{
    /// <summary>check, not_null, unique, primary_key, foreign_key or custom.</summary>
    public required string Type { get; init; }

    public string? Name { get; init; }

    public string? Expression { get; init; }

    /// <summary>The columns; empty for the constraint of one column.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The relation that a foreign key refers to, as written: a name or <c>ref('…')</c>.</summary>
    public string? To { get; init; }

    public IReadOnlyList<string> ToColumns { get; init; } = [];

    public bool WarnUnenforced { get; init; } = true;

    public bool WarnUnsupported { get; init; } = true;
}
