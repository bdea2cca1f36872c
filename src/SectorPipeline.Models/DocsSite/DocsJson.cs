using System.Text;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes what the page's script reads; short names, because a project may have thousands of nodes.</summary>
internal static class DocsJson
{
    // The default encoder writes < > & ' as escapes, so that no text can end the script that holds it.
    public static string Write(DocsInput input)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("project", input.Project);
            Optional(json, "adapter", input.Adapter);
            Optional(json, "version", input.DbtVersion);
            Optional(json, "generated", Instant(input.GeneratedAt));
            Optional(json, "run", Instant(input.RunAt));
            Optional(json, "overview", DocsMarkdown.ToHtml(input.Overview));
            Array(json, "nodes", input.Nodes, WriteNode);
            Array(json, "macros", input.Macros, WriteMacro);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteNode(Utf8JsonWriter json, DocsNode node)
    {
        json.WriteString("id", node.Id);
        json.WriteString("name", node.Name);
        json.WriteString("type", node.Type);
        Optional(json, "pkg", node.Package);
        Optional(json, "path", node.Path);
        Optional(json, "patch", node.PatchPath);
        Optional(json, "html", DocsMarkdown.ToHtml(node.Description));
        Optional(json, "text", node.Description);
        Optional(json, "mat", node.Materialization);
        Optional(json, "rel", node.Relation);
        Optional(json, "owner", node.Owner);
        Optional(json, "raw", node.RawSql);
        Optional(json, "sql", node.CompiledSql);
        Optional(json, "of", node.TestOf);
        Optional(json, "ofcol", node.TestColumn);
        Texts(json, "tags", node.Tags);
        Texts(json, "deps", node.DependsOn);
        Array(json, "cols", node.Columns, WriteColumn);
        Facts(json, "config", node.Config);
        Facts(json, "stats", node.Statistics);
        Facts(json, "facts", node.Facts);
        if (node.State is { } state)
            WriteState(json, state);
    }

    private static void WriteColumn(Utf8JsonWriter json, DocsColumn column)
    {
        json.WriteString("n", column.Name);
        Optional(json, "t", column.Type);
        Optional(json, "html", DocsMarkdown.ToHtml(column.Description));
        Optional(json, "d", column.Description);
        Texts(json, "tags", column.Tags);
        if (column.Kind is { } kind)
            json.WriteString("k", kind.ToString().ToLowerInvariant());
        if (column.Sources.Count == 0)
            return;
        json.WriteStartArray("s");
        foreach (var source in column.Sources)
        {
            json.WriteStartArray();
            json.WriteStringValue(source.Node);
            json.WriteStringValue(source.Column);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, DocsState state)
    {
        json.WriteStartObject("state");
        json.WriteString("status", state.Status);
        Optional(json, "at", Instant(state.At));
        Optional(json, "message", state.Message);
        if (state.Seconds is { } seconds)
            json.WriteNumber("seconds", Math.Round(seconds, 4));
        if (state.Rows is { } rows)
            json.WriteNumber("rows", rows);
        json.WriteEndObject();
    }

    private static void WriteMacro(Utf8JsonWriter json, DocsMacro macro)
    {
        json.WriteString("id", macro.Id);
        json.WriteString("name", macro.Name);
        json.WriteString("type", "macro");
        Optional(json, "pkg", macro.Package);
        Optional(json, "path", macro.Path);
        Optional(json, "html", DocsMarkdown.ToHtml(macro.Description));
        Optional(json, "text", macro.Description);
        Optional(json, "raw", macro.Source);
        Array(json, "args", macro.Arguments, (writer, argument) =>
        {
            writer.WriteString("n", argument.Name);
            Optional(writer, "t", argument.Type);
            Optional(writer, "html", DocsMarkdown.ToHtml(argument.Description));
        });
    }

    private static string Instant(DateTimeOffset? instant) => instant is { } value ? $"{value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "";

    private static void Optional(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }

    private static void Facts(Utf8JsonWriter json, string name, IReadOnlyList<DocsFact> facts) => Array(json, name, facts, (writer, fact) =>
    {
        writer.WriteString("n", fact.Name);
        writer.WriteString("v", fact.Value);
    });

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
