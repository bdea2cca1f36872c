using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>What tells whether a node's source changed.</summary>
internal static class Checksum
{
    // Larger seeds are told by their path: reading them for every command would take longer than the command.
    private const long LargestHashedSeed = 1 << 20;

    public static string Of(Node node) =>
        node switch
        {
            SqlNode sql => OfText(sql.RawCode),
            SeedNode when File.Exists(node.File.FullPath) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(node.File.FullPath))),
            _ => "",
        };

    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim())));

    /// <summary>Writes what the manifest holds of it: how it was made, and itself.</summary>
    public static void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case TestNode { Generic: not null }:
                Write(json, "none", "");
                break;
            case SeedNode when new FileInfo(node.File.FullPath) is { Exists: true, Length: > LargestHashedSeed }:
                Write(json, "path", node.FilePath);
                break;
            default:
                Write(json, "sha256", Of(node));
                break;
        }
    }

    public static void Write(Utf8JsonWriter json, string name, string checksum)
    {
        json.WriteStartObject("checksum");
        json.WriteString("name", name);
        json.WriteString("checksum", checksum);
        json.WriteEndObject();
    }
}
