using System.Text;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the contract of a node; an enforced one with what tells whether its columns changed.</summary>
internal static class ContractJson
{
    public static void Write(Utf8JsonWriter json, NodeConfig config, IReadOnlyList<ColumnInfo> columns)
    {
        var enforced = config.EnforcesContract;
        json.WriteStartObject("contract");
        WriteSettings(json, config);
        json.Text("checksum", enforced ? Checksum.OfText(Describe(columns)) : null);
        json.WriteEndObject();
    }

    /// <summary>The same as a setting.</summary>
    public static void WriteConfig(Utf8JsonWriter json, NodeConfig config)
    {
        json.WriteStartObject("contract");
        WriteSettings(json, config);
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, NodeConfig config)
    {
        json.WriteBoolean("enforced", config.EnforcesContract);
        json.WriteBoolean("alias_types", config.Mapping("contract").GetValueOrDefault("alias_types") is not false);
    }

    private static string Describe(IReadOnlyList<ColumnInfo> columns)
    {
        var text = new StringBuilder();
        foreach (var column in columns.OrderBy(column => column.Name, StringComparer.Ordinal))
            text.Append('|').Append(column.Name).Append(column.DataType).AppendJoin(',', column.Constraints);
        return text.ToString();
    }
}
