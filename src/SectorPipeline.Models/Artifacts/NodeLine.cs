using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>What lists tell of a node in JSON: keys of its entry in the manifest.</summary>
internal sealed class NodeLine(RunContext run)
{
    private static readonly string[] Usual =
        ["alias", "name", "source_name", "depends_on", "unique_id", "original_file_path", "package_name", "resource_type", "source_meta", "tags", "config"];

    /// <param name="node">The node.</param>
    /// <param name="keys">Which keys; those that dbt lists when there are none.</param>
    public string Of(Node node, IReadOnlyList<string> keys)
    {
        using var entry = JsonDocument.Parse(Entry(node));
        var shown = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(shown, JsonArtifact.Options))
        {
            json.WriteStartObject();
            foreach (var property in entry.RootElement.EnumerateObject().Where(property => (keys.Count > 0 ? keys : Usual).Contains(property.Name)))
                property.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(shown.WrittenSpan);
    }

    private ReadOnlyMemory<byte> Entry(Node node)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, JsonArtifact.Options))
        {
            json.WriteStartObject();
            new NodeJson(json, run, []).Write(node);
            json.WriteEndObject();
        }

        return text.WrittenMemory;
    }
}
