using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Which parts of a relation's name are written in quotes; what is null is left to what stands above.</summary>
internal sealed record QuotingPolicy(bool? Database, bool? Schema, bool? Identifier)
{
    public static QuotingPolicy Unset { get; } = new(null, null, null);

    public static QuotingPolicy Of(IReadOnlyDictionary<string, object?> values) =>
        new(values.GetValueOrDefault("database") as bool?, values.GetValueOrDefault("schema") as bool?, values.GetValueOrDefault("identifier") as bool?);

    /// <exception cref="Core.ConfigurationException">The value is no mapping of these to flags.</exception>
    public static QuotingPolicy Read(YamlNode? node, Action<string> report)
    {
        if (node is null or YamlScalar { IsNull: true })
            return Unset;
        var map = node.AsMap("'quoting'");
        map.CheckKeys("'quoting'", ["database", "schema", "identifier", "column", "snowflake_ignore_case"], report);
        return new(map["database"]?.AsFlag("'database'"), map["schema"]?.AsFlag("'schema'"), map["identifier"]?.AsFlag("'identifier'"));
    }

    public RelationParts Over(RelationParts present) =>
        With(With(With(present, RelationParts.Database, Database), RelationParts.Schema, Schema), RelationParts.Identifier, Identifier);

    private static RelationParts With(RelationParts present, RelationParts part, bool? quoted) =>
        quoted switch
        {
            true => present | part,
            false => present & ~part,
            null => present,
        };
}
