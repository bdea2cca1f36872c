using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes what a node refers to: the calls in its template, and the nodes and macros that they come to.</summary>
internal static class ReferenceJson
{
    /// <summary>The language and references of a template.</summary>
    public static void Write(Utf8JsonWriter json, SqlNode node)
    {
        json.WriteString("language", "sql");
        WriteCalls(json, node.Refs, node.Sources);
        WriteDependsOn(json, node.Macros, node.DependsOn);
    }

    public static void WriteNone(Utf8JsonWriter json)
    {
        json.WriteString("language", "sql");
        WriteCalls(json, [], []);
        WriteDependsOn(json, [], []);
    }

    public static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<RefCall> refs, IReadOnlyList<SourceCall> sources)
    {
        json.Objects("refs", refs, call =>
        {
            json.WriteString("name", call.Name);
            json.Text("package", call.Package);
            json.Value("version", call.Version);
        });
        json.WriteStartArray("sources");
        foreach (var call in sources)
        {
            json.WriteStartArray();
            json.WriteStringValue(call.Source);
            json.WriteStringValue(call.Table);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.EmptyArray("metrics");
    }

    public static void WriteDependsOn(Utf8JsonWriter json, IReadOnlyList<string> macros, IReadOnlyList<string> nodes)
    {
        json.WriteStartObject("depends_on");
        json.Texts("macros", macros);
        json.Texts("nodes", nodes);
        json.WriteEndObject();
    }
}
