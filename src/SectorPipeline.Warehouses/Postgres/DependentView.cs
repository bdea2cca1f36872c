namespace SectorPipeline.Warehouses;

/// <summary>A view that stands on another relation, and what puts it back after it was dropped.</summary>
/// <param name="View">The view, with its schema and type.</param>
/// <param name="Statements">Statements to run in order; the first creates the view and fails when the view no longer fits.</param>
public sealed record DependentView(Relation View, IReadOnlyList<string> Statements);
