using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Says from what a node is built: its SQL, its settings, and the fingerprints of what it reads.</summary>
internal static partial class Fingerprint
{
    /// <summary>Equal only when the node would be built from the same again; null when that cannot be known.</summary>
    public static string? Of(Node node, string code, ProjectGraph graph, BuildMemory memory)
    {
        if (ReadsMoreThanTables(code))
            return null;
        var text = new StringBuilder(code).Append('\n').Append(node.Relation).Append('\n').Append(JsonText.Write(node.Config.Values));
        return AppendParents(text, node, graph, memory) ? Hash(text.ToString()) : null;
    }

    /// <summary>The same for a query that reads no tables.</summary>
    public static string? OfQuery(string code, string also) => ReadsMoreThanTables(code) ? null : Hash($"{code}\n{also}");

    /// <summary>Whether the same SQL over the same tables may give other rows tomorrow: it reads the clock, chance, identity or files.</summary>
    public static bool ReadsMoreThanTables(string code) => Volatile().IsMatch(code);

    private static bool AppendParents(StringBuilder text, Node node, ProjectGraph graph, BuildMemory memory)
    {
        foreach (var id in node.DependsOn.Order(StringComparer.Ordinal))
        {
            // The SQL of an ephemeral model is part of the node's own, but what it reads is not.
            if (graph[id] is ModelNode { IsEphemeral: true } ephemeral)
            {
                if (!AppendParents(text, ephemeral, graph, memory))
                    return false;
                continue;
            }

            var parent = graph[id] is SourceNode source ? memory.FindSource(source) : memory.Find(graph[id]);
            if (parent is null)
                return false;
            text.Append('\n').Append(id).Append(' ').Append(parent);
        }

        return true;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));


    [GeneratedRegex(
        @"\b(current_(date|time|timestamp|user)|localtime(stamp)?|sysdate)\b|\b(now|today|getdate|clock_timestamp|get_current_\w+|random|rand|setseed|uuid|gen_random_uuid|nextval|read_\w+|glob|getenv)\s*\(",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Volatile();
}
