using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes a docs block of the manifest.</summary>
internal static class DocBlockJson
{
    public static void Write(Utf8JsonWriter json, DocBlock block)
    {
        json.WriteString("name", block.Name);
        json.WriteString("resource_type", "doc");
        json.WriteString("package_name", block.Package);
        json.WriteString("path", block.Path);
        json.WriteString("original_file_path", block.File.ProjectPath);
        json.WriteString("unique_id", block.UniqueId);
        json.WriteString("block_contents", block.Text);
    }
}
