using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Renders the SQL of a node as it will run; ephemeral models become common table expressions of it.</summary>
internal sealed class NodeCompiler(RunContext run, WarehouseSession session, CancellationToken cancellation)
{
    private const string CtePrefix = "__dbt__cte__";

    private readonly ProjectContext context = run.Project.Context;
    private readonly Dictionary<string, object?> late = new(StringComparer.Ordinal);

    /// <summary>Whether incremental models are rendered as where there is no table yet.</summary>
    public bool BuildsAnew { get; init; }

    public CancellationToken Cancellation => cancellation;

    public RelationValue Value(Relation relation) => context.Value(relation);

    public string Compile(SqlNode node)
    {
        var ctes = new List<Cte>();
        return CteInjection.Inject(Render(node, ctes), ctes);
    }

    /// <summary>The names that a materialization sees: those of the node, and what it is to build.</summary>
    public RenderScope MaterializationScope(SqlNode node, string sql)
    {
        var scope = Scope(node, []);
        scope["sql"] = scope["compiled_code"] = sql;
        scope["model"] = scope["node"] = new NodeValue(node, run.Dialect, sql);
        scope["pre_hooks"] = Hooks.Of(node, "pre-hook");
        scope["post_hooks"] = Hooks.Of(node, "post-hook");
        return scope;
    }

    /// <summary>Renders a text that belongs to a node, such as a hook.</summary>
    public string RenderText(Node node, string text, string name) =>
        YamlTemplates.IsTemplate(text) ? Templates.Parse(text, name, 1).Render(Scope(node, []), cancellation) : text;

    /// <summary>Renders a query that belongs to no node.</summary>
    public string CompileInline(string text, string name, IEnumerable<KeyValuePair<string, object?>>? names = null, string? package = null)
    {
        var ctes = new List<Cte>();
        var scope = Scope(null, ctes, package);
        foreach (var (key, value) in names ?? [])
            scope[key] = value;
        var sql = Templates.Parse(text, name, 1).Render(scope, cancellation);
        return CteInjection.Inject(sql, ctes);
    }

    private string Render(SqlNode node, List<Cte> ctes) =>
        SqlRendering.Render(node, Scope(node, ctes), context, cancellation).Trim();

    /// <summary>The names that a template of the node sees while it runs; those of no node when it is null.</summary>
    public RenderScope Scope(Node? node, List<Cte> ctes, string? package = null)
    {
        var warehouse = new SessionWarehouse(run, session);
        var scope = context.NewScope(run.Values, warehouse, JinjaUndefinedBehavior.Lenient, node?.Package ?? package);
        var statements = new StatementFunctions(warehouse, scope);
        scope.SetReferences(
            arguments => Ref(node, arguments, ctes),
            arguments => Source(node, arguments),
            new ConfigValue(node?.Config ?? new NodeConfig(), collect: null) { Late = node is ModelNode { IsEphemeral: false } ? late : null });
        scope["execute"] = true;
        scope["statement"] = statements.Statement;
        scope["load_result"] = statements.LoadResult;
        scope["store_result"] = statements.StoreResult;
        scope["store_raw_result"] = statements.StoreRawResult;
        scope["render"] = new JinjaFunction("render", arguments => Render(arguments, scope));
        scope["context"] = new ContextValue(scope);
        scope["graph"] = run.Graph;
        scope["selected_resources"] = run.Selected;
        scope["database"] = node?.Relation?.Database ?? context.Database;
        scope["schema"] = node?.Relation?.Schema ?? context.TargetValues["schema"];
        scope["is_incremental"] = new JinjaFunction("is_incremental", _ => node is ModelNode && !BuildsAnew && run.IsIncremental(node));
        scope["should_full_refresh"] = new JinjaFunction("should_full_refresh", _ => node is null ? run.Invocation.FullRefresh : run.IsFullRefresh(node));
        if (node is not null)
        {
            scope["model"] = scope["node"] = new NodeValue(node, run.Dialect);
            scope["this"] = node.Relation is { } relation ? context.Value(AsFound(relation)) : null;
        }

        return scope;
    }

    private string Render(JinjaArguments arguments, RenderScope scope)
    {
        var text = JinjaValue.Text(arguments.Required(0, "string"));
        return YamlTemplates.IsTemplate(text) ? Templates.Parse(text, arguments.TemplateName, arguments.Line).Render(scope, cancellation) : text;
    }

    /// <summary>The node that a call of <c>ref</c> means.</summary>
    /// <exception cref="JinjaFaultException">There is none.</exception>
    public Node FindRef(string? package, JinjaArguments arguments)
    {
        var call = RecordedCall.ReadRef(arguments);
        var resolver = run.Project.Graph.Resolver;
        return resolver.Find(call, package) ?? throw Unknown(resolver.Describe(call));
    }

    /// <summary>The table that a call of <c>source</c> means.</summary>
    /// <exception cref="JinjaFaultException">There is none.</exception>
    public SourceNode FindSource(string? package, JinjaArguments arguments)
    {
        var call = RecordedCall.ReadSource(arguments);
        var resolver = run.Project.Graph.Resolver;
        return resolver.Find(call, package) ?? throw Unknown(resolver.Describe(call));
    }

    private RelationValue Ref(Node? node, JinjaArguments arguments, List<Cte> ctes)
    {
        var found = FindRef(node?.Package, arguments);
        RequireKnown(node, found, $"ref('{found.Name}')");
        if (found is not ModelNode { IsEphemeral: true } ephemeral)
            return Readable(node, AsFound(found.Relation!));
        var name = CtePrefix + ephemeral.Name;
        if (!ctes.Exists(cte => cte.Name == name))
            ctes.Add(new Cte(name, Render(ephemeral, ctes)));
        return context.Value(Relation.Cte(name));
    }

    // Nothing here builds a source, so one that only shows now cannot come too early.
    private RelationValue Source(Node? node, JinjaArguments arguments) =>
        Readable(node, FindSource(node?.Package, arguments).Relation!);

    private Relation AsFound(Relation relation) => run.Cache.Find(relation) is { } found ? relation with { Type = found.Type } : relation;

    // With --empty, models and tests read the columns of what is there and none of its rows.
    private RelationValue Readable(Node? reader, Relation relation) =>
        run.Invocation.Empty && reader is ModelNode ? new RelationValue(relation, run.Dialect, isEmpty: true) : context.Value(relation);

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
