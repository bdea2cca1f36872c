namespace SectorPipeline.Warehouses;

/// <summary>The names of relation types in templates and in what a dialect's queries answer.</summary>
public static class RelationTypes
{
    public static string Name(this RelationType type) =>
        type switch
        {
            RelationType.Table => "table",
            RelationType.View => "view",
            RelationType.MaterializedView => "materialized_view",
            RelationType.External => "external",
            RelationType.Cte => "cte",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The type has no name."),
        };

    /// <summary>The type of this name; null when there is none.</summary>
    public static RelationType? Parse(string? name) =>
        Enum.GetValues<RelationType>().Cast<RelationType?>().FirstOrDefault(type => Name(type!.Value) == name);
}
