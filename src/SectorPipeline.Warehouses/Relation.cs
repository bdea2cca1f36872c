namespace SectorPipeline.Warehouses;

/// <summary>The name of a table or view, and what is known of it; <see cref="SqlDialect.Render"/> makes it SQL.</summary>
public sealed record Relation(string? Database, string? Schema, string Identifier, RelationType? Type = null)
{
    /// <summary>The parts that are written in quotes.</summary>
    public RelationParts Quoted { get; init; } = RelationParts.All;

    /// <summary>The parts that are written at all.</summary>
    public RelationParts Included { get; init; } = RelationParts.All;

    public static Relation Cte(string identifier) => new(null, null, identifier, RelationType.Cte) { Quoted = RelationParts.None };

    /// <summary>Whether both names mean the same place, whatever their types and quoting.</summary>
    public bool IsSamePlace(Relation other) =>
        Same(Database, other.Database) && Same(Schema, other.Schema) && Same(Identifier, other.Identifier);

    /// <summary>The included parts joined by dots, without quotes: for people.</summary>
    public override string ToString() => string.Join('.', Parts().Select(part => part.Name));

    internal IEnumerable<(RelationParts Part, string Name)> Parts()
    {
        if (Database is not null && Included.HasFlag(RelationParts.Database))
            yield return (RelationParts.Database, Database);
        if (Schema is not null && Included.HasFlag(RelationParts.Schema))
            yield return (RelationParts.Schema, Schema);
        if (Included.HasFlag(RelationParts.Identifier))
            yield return (RelationParts.Identifier, Identifier);
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
