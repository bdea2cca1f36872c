using System.Collections.Concurrent;
using System.Globalization;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Decides where a node is built by the macros generate_database_name, generate_schema_name and generate_alias_name.</summary>
internal sealed class RelationNaming(ProjectContext context, IReadOnlyDictionary<string, object?> invocation)
{
    // Where the failing rows of tests are kept.
    private const string AuditSchema = "dbt_test__audit";

    // By the package of a node and the macro asked for: the macro that it gets, and whether that is the engine's own.
    private readonly ConcurrentDictionary<string, Choice> chosen = new(StringComparer.Ordinal);

    public Relation Place(Node node)
    {
        var (schema, alias) = node is TestNode ? (node.Config.Schema ?? AuditSchema, System.IO.Path.GetFileNameWithoutExtension(node.Path)) : (node.Config.Schema, node.Name);
        var place = new Relation(
            Name("generate_database_name", node.Config.Database, context.Database, node),
            Name("generate_schema_name", schema, context.TargetValues["schema"] as string ?? "", node),
            Name("generate_alias_name", node.Config.Alias, alias, node));
        return place with { Quoted = Quoting(node.Config).Over(context.File.Quoting.Over(RelationParts.All)) };
    }

    private static QuotingPolicy Quoting(NodeConfig config) =>
        config.Has("quoting") ? QuotingPolicy.Of(config.Mapping("quoting")) : QuotingPolicy.Unset;

    private string Name(string macro, string? custom, string usual, Node node)
    {
        var choice = chosen.GetOrAdd($"{node.Package}.{macro}", _ => Choose(node.Package, macro));
        return choice.IsUsual ? Usual(macro, custom?.Trim(), usual) : Call(choice.Macro, custom, node);
    }

    private Choice Choose(string package, string name)
    {
        var macros = context.Macros.For(package);
        var found = macros.FindNaming(name)!;
        return new Choice(found, IsUsual(macros, found));
    }

    // The built-in macros' answers are known without calling them for each of a thousand nodes.
    private bool IsUsual(MacroRegistry macros, Macro found) =>
        found.Package == MacroRegistry.BuiltinPackage
        && macros.FindDispatched(found.Name, MacroRegistry.BuiltinPackage, [context.Dialect.Name])?.Package == MacroRegistry.BuiltinPackage;

    private static string Usual(string macro, string? custom, string usual) =>
        string.IsNullOrEmpty(custom) ? usual
        : macro == "generate_schema_name" ? $"{usual}_{custom}"
        : custom;

    private string Call(Macro macro, string? custom, Node node)
    {
        var scope = context.NewScope(invocation, NoWarehouse.Instance, JinjaUndefinedBehavior.Lenient, node.Package);
        scope["model"] = new NodeValue(node);
        scope["execute"] = false;
        var name = scope.Call(macro, [custom, new NodeValue(node)], CancellationToken.None);
        return Convert.ToString(name, CultureInfo.InvariantCulture)!.Trim();
    }

    private sealed record Choice(Macro Macro, bool IsUsual);
}
