using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the macros of the manifest.</summary>
internal sealed class MacroJson(Utf8JsonWriter json, RunContext run)
{
    private readonly MacroCalls calls = new(run.Project.Context);
    private readonly double createdAt = JsonArtifact.Seconds(run.Invocation.StartedAt);

    public void Write(Macro macro)
    {
        var path = PathOf(macro);
        var source = MacroSource.Of(macro);
        json.WriteString("name", macro.Name);
        json.WriteString("resource_type", "macro");
        json.WriteString("package_name", macro.Package);
        json.WriteString("path", path);
        json.WriteString("original_file_path", path);
        json.WriteString("unique_id", macro.UniqueId);
        json.WriteString("macro_sql", source);
        json.WriteStartObject("depends_on");
        json.Texts("macros", calls.In(macro, source));
        json.WriteEndObject();
        WriteEntry(macro);
        json.WriteNumber("created_at", createdAt);
        WriteLanguages(macro);
    }

    private static string PathOf(Macro macro) =>
        macro.Package == MacroRegistry.BuiltinPackage ? $"macros/{macro.File.FullPath}" : macro.File.ProjectPath;

    private void WriteEntry(Macro macro)
    {
        json.WriteString("description", macro.Entry?.Description ?? "");
        json.Value("meta", macro.Entry?.Meta ?? new Dictionary<string, object?>(StringComparer.Ordinal));
        NodeJson.WriteDocs(json, new NodeConfig());
        json.Text("patch_path", macro.Entry is { } entry ? $"{macro.Package}://{entry.Place.File.ProjectPath}" : null);
        json.Objects("arguments", macro.Entry?.Arguments ?? [], argument =>
        {
            json.WriteString("name", argument.Name);
            json.Text("type", argument.Type);
            json.WriteString("description", argument.Description);
        });
    }

    // Only materializations are of a language.
    private void WriteLanguages(Macro macro)
    {
        if (macro.Definition.Kind == "materialization")
            json.Texts("supported_languages", ["sql"]);
        else
            json.WriteNull("supported_languages");
    }
}
