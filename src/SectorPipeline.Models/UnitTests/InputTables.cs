using System.Text.RegularExpressions;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The common table expressions that stand for the inputs of a query; those that it reads become part of it.</summary>
/// <param name="find">The query that stands for a node; it throws a <see cref="JinjaFaultException"/> when there is none.</param>
internal sealed partial class InputTables(Func<Node, string> find)
{
    private const string Prefix = "__dbt__cte__";

    // PostgreSQL cuts a longer name, so that two may become the same.
    private const int LongestName = 55;

    private readonly Dictionary<string, Cte> ctes = new(StringComparer.Ordinal);

    public IReadOnlyList<Cte> Read => [.. ctes.Values];

    /// <summary>The name under which the query reads the node; in quotes, so that it can stand close to the word before it.</summary>
    public Relation Of(Node node)
    {
        if (!ctes.TryGetValue(node.UniqueId, out var cte))
            ctes[node.UniqueId] = cte = new Cte(NameOf(node), find(node));
        return Relation.Cte(cte.Name) with { Quoted = RelationParts.All };
    }

    private string NameOf(Node node)
    {
        var name = Prefix + NotWord().Replace(node is SourceNode source ? $"{source.SourceName}__{source.Name}" : node.Name, "_").ToLowerInvariant();
        if (name.Length > LongestName)
            name = name[..LongestName];
        return ctes.Values.Any(cte => cte.Name == name) ? $"{name}__{ctes.Count}" : name;
    }

    [GeneratedRegex(@"\W", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotWord();
}
