namespace SectorPipeline.Models;

/// <summary>Reads the items under <c>constraints</c>.</summary>
internal static class ConstraintReader
{
    private static readonly string[] Keys =
        ["type", "name", "expression", "columns", "to", "to_columns", "warn_unenforced", "warn_unsupported"];

    private static readonly string[] Types = ["check", "not_null", "unique", "primary_key", "foreign_key", "custom"];

    public static IReadOnlyList<ConstraintInfo> Read(YamlMap owner, Action<string> report) =>
        owner["constraints"] is null ? [] : [.. owner.Items("constraints").Select(map => ReadOne(map, report))];

    private static ConstraintInfo ReadOne(YamlMap map, Action<string> report)
    {
        map.CheckKeys("a constraint", Keys, report);
        var type = map.Required("type", "a constraint");
        return new ConstraintInfo
        {
            Type = Types.Contains(type.AsText("'type'"))
                ? type.AsText("'type'")
                : throw type.Error($"no constraint is of type {type.Description}.{Core.NearestName.Hint(type.AsText("'type'"), Types)} Known: {string.Join(", ", Types)}."),
            Name = map.Text("name"),
            Expression = map.Text("expression"),
            Columns = map["columns"]?.AsTexts("'columns'") ?? [],
            To = map.Text("to"),
            ToColumns = map["to_columns"]?.AsTexts("'to_columns'") ?? [],
            WarnUnenforced = map["warn_unenforced"]?.AsFlag("'warn_unenforced'") ?? true,
            WarnUnsupported = map["warn_unsupported"]?.AsFlag("'warn_unsupported'") ?? true,
        };
    }
}
