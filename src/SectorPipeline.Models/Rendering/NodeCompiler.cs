using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Renders the SQL of a node as it will run; ephemeral models become common table expressions of it.</summary>
internal sealed class NodeCompiler(RunContext run, WarehouseSession session, CancellationToken cancellation)
{
    private const string CtePrefix = "__dbt__cte__";

    private readonly ProjectContext context = run.Project.Context;

    public string Compile(SqlNode node)
    {
        var ctes = new List<Cte>();
        return CteInjection.Inject(Render(node, ctes), ctes);
    }

    /// <summary>Renders a text that belongs to a node, such as a hook.</summary>
    public string RenderText(Node node, string text, string name) =>
        YamlTemplates.IsTemplate(text) ? Templates.Parse(text, name, 1).Render(Scope(node, []), cancellation) : text;

    /// <summary>Renders a query that belongs to no node.</summary>
    public string CompileInline(string text, string name)
    {
        var ctes = new List<Cte>();
        var sql = Templates.Parse(text, name, 1).Render(Scope(null, ctes), cancellation);
        return CteInjection.Inject(sql, ctes);
    }

    private string Render(SqlNode node, List<Cte> ctes) =>
        SqlRendering.Render(node, Scope(node, ctes), context, cancellation).Trim();

    private RenderScope Scope(Node? node, List<Cte> ctes)
    {
        var relations = new SessionRelations(session, run.Cache, run.Dialect, context.Database);
        var scope = context.NewScope(run.Values, relations, JinjaUndefinedBehavior.Lenient, node?.Package);
        var statements = new StatementFunctions(relations, run.Dialect.Name);
        scope.SetReferences(
            arguments => Ref(node, arguments, ctes),
            arguments => Source(node, arguments),
            new ConfigValue(node?.Config ?? new NodeConfig(), collects: false));
        scope["execute"] = true;
        scope["statement"] = statements.Statement;
        scope["load_result"] = statements.LoadResult;
        scope["is_incremental"] = new JinjaFunction("is_incremental", _ => node is ModelNode && run.IsIncremental(node));
        scope["should_full_refresh"] = new JinjaFunction("should_full_refresh", _ => node is null ? run.Invocation.FullRefresh : run.IsFullRefresh(node));
        if (node is not null)
        {
            scope["model"] = new NodeValue(node);
            scope["this"] = node.Relation is { } relation ? context.Value(run.Cache.Find(relation) ?? relation) : null;
        }

        return scope;
    }

    private RelationValue Ref(Node? node, JinjaArguments arguments, List<Cte> ctes)
    {
        var call = RecordedCall.ReadRef(arguments);
        var resolver = run.Project.Graph.Resolver;
        var found = resolver.Find(call, node?.Package) ?? throw Unknown(resolver.Describe(call));
        RequireKnown(node, found, $"ref('{call.Name}')");
        if (found is not ModelNode { IsEphemeral: true } ephemeral)
            return context.Value(run.Cache.Find(found.Relation!) ?? found.Relation!);
        var name = CtePrefix + ephemeral.Name;
        if (!ctes.Exists(cte => cte.Name == name))
            ctes.Add(new Cte(name, Render(ephemeral, ctes)));
        return context.Value(Relation.Cte(name));
    }

    private RelationValue Source(Node? node, JinjaArguments arguments)
    {
        var call = RecordedCall.ReadSource(arguments);
        var resolver = run.Project.Graph.Resolver;
        var found = resolver.Find(call, node?.Package) ?? throw Unknown(resolver.Describe(call));
        RequireKnown(node, found, $"source('{call.Source}', '{call.Table}')");
        return context.Value(found.Relation!);
    }

    // The first sentence says what is wrong, the others what to do.
    private static JinjaFaultException Unknown(string description)
    {
        var end = description.IndexOf(". ", StringComparison.Ordinal) + 1;
        return end == 0
            ? new JinjaFaultException("CompilationError", description)
            : new JinjaFaultException("CompilationError", description[..end], description[end..]);
    }

    // What was not seen while the project was read could run before the thing that it reads.
    private static void RequireKnown(Node? node, Node found, string call)
    {
        if (node is not null && !node.DependsOn.Contains(found.UniqueId) && node.UniqueId != found.UniqueId)
        {
            throw new JinjaFaultException(
                "CompilationError",
                $"{call} was not seen while the project was read, so the order of building does not know it.",
                $" Add a line '-- depends_on: {{{{ {call} }}}}' to {node.FilePath}.");
        }
    }
}
