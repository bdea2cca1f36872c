using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the columns of a node, and its constraints.</summary>
internal static class ColumnJson
{
    public static void Write(Utf8JsonWriter json, ColumnInfo column, DocBlocks docs)
    {
        json.WriteString("name", column.Name);
        json.WriteString("description", column.Description);
        json.Value("meta", column.Meta);
        json.Text("data_type", column.DataType);
        json.Objects("constraints", column.Constraints, constraint => WriteConstraint(json, constraint));
        if (column.Quote is { } quote)
            json.WriteBoolean("quote", quote);
        else
            json.WriteNull("quote");
        json.WriteStartObject("config");
        json.Value("meta", column.Meta);
        json.Texts("tags", column.Tags);
        json.WriteEndObject();
        json.Texts("tags", column.Tags);
        json.WriteNull("granularity");
        json.Texts("doc_blocks", docs.BehindText(column.Description));
    }

    /// <summary>The constraints over several columns, which name them.</summary>
    public static void WriteModelConstraints(Utf8JsonWriter json, IReadOnlyList<ConstraintInfo> constraints) =>
        json.Objects("constraints", constraints, constraint =>
        {
            WriteConstraint(json, constraint);
            json.Texts("columns", constraint.Columns);
        });

    private static void WriteConstraint(Utf8JsonWriter json, ConstraintInfo constraint)
    {
        json.WriteString("type", constraint.Type);
        json.Text("name", constraint.Name);
        json.Text("expression", constraint.Expression);
        json.WriteBoolean("warn_unenforced", constraint.WarnUnenforced);
        json.WriteBoolean("warn_unsupported", constraint.WarnUnsupported);
        json.Text("to", constraint.To);
        json.Texts("to_columns", constraint.ToColumns);
    }
}
