using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Finds what a template reads and sets by rendering it with <c>execute</c> false.</summary>
internal sealed class TemplateReader(ProjectContext context, IReadOnlyDictionary<string, object?> invocation, ParseCache cache)
{
    /// <summary>Renders a node's template and notes its refs, sources, settings and macros in the node.</summary>
    public IReadOnlyList<RecordedCall> Read(SqlNode node)
    {
        if (node is TestNode { Generic: { } generic } && ReadsOnlyItsNode(node, generic))
        {
            MergeOver(node);
            return [];
        }

        var source = ParseCache.SourceOf(node);
        if (cache.Find(node.UniqueId, source) is { } known)
        {
            foreach (var settings in known.Settings)
                node.Config.MergeCall((IReadOnlyDictionary<string, object?>)JsonText.Read(settings)!);
            MergeOver(node);
            return Note(node, known);
        }

        var recorder = new ParseRecorder();
        var scope = Scope(node, recorder);
        try
        {
            SqlRendering.Render(node, scope, context, CancellationToken.None);
        }
        finally
        {
            MergeOver(node);
        }

        ReadHooks(node, scope);
        var parsed = recorder.Result(source, [.. scope.UsedMacros]);
        if (!recorder.IsVolatile)
            cache.Add(node.UniqueId, parsed);
        return Note(node, parsed);
    }

    /// <summary>Notes in the node what it refers to.</summary>
    public static void Note(SqlNode node, IReadOnlyList<RecordedCall> calls)
    {
        node.Refs = [.. calls.Where(call => call.Ref is not null).Select(call => call.Ref!).Distinct()];
        node.Sources = [.. calls.Where(call => call.Source is not null).Select(call => call.Source!).Distinct()];
    }

    private static IReadOnlyList<RecordedCall> Note(SqlNode node, ParsedTemplate parsed)
    {
        Note(node, parsed.Calls);
        node.Macros = parsed.Macros;
        return parsed.Calls;
    }

    private static void MergeOver(SqlNode node)
    {
        if (node.OwnSettings is { } own)
            node.Config.Merge(own);
        foreach (var layer in node.RootSettings)
            node.Config.Merge(layer);
    }

    // What hooks refer to has to be there before the node is built.
    private static void ReadHooks(SqlNode node, RenderScope scope)
    {
        foreach (var kind in (string[])["pre-hook", "post-hook"])
        {
            foreach (var hook in Hooks.Of(node, kind).OfType<JinjaDict>())
            {
                if (hook["sql"] is string sql && YamlTemplates.IsTemplate(sql))
                    Templates.Parse(sql, $"{node.File.DisplayPath} ({kind})", 1).Render(scope, CancellationToken.None);
            }
        }
    }

    // These two make most of a project's tests, and what they read is known without rendering them.
    private bool ReadsOnlyItsNode(SqlNode node, GenericTest generic)
    {
        if (generic is not { Namespace: null, Name: "not_null" or "unique", Target: { } target } || generic.Arguments.Count != 1 || !generic.Arguments.ContainsKey("column_name"))
            return false;
        var macro = context.Macros.For(node.Package).Find($"test_{generic.Name}");
        if (macro?.Package != MacroRegistry.BuiltinPackage)
            return false;
        if (target is SourceNode source)
            node.Sources = [new SourceCall(source.SourceName, source.Name)];
        else
            node.Refs = [new RefCall(null, target.Name)];
        node.Macros = [macro.UniqueId, "macro.dbt.get_where_subquery"];
        return true;
    }

    private RenderScope Scope(Node node, ParseRecorder recorder)
    {
        var scope = context.NewScope(invocation, NoWarehouse.Instance, JinjaUndefinedBehavior.Permissive, node.Package);
        var place = context.Value(new Relation(context.Database, context.TargetValues["schema"] as string, node.Name));
        scope.Asked = recorder.NoteName;
        scope["env_var"] = recorder.Environment(context.Options.Environment);
        scope.SetReferences(
            arguments => Record(RecordedCall.OfRef(arguments)),
            arguments => Record(RecordedCall.OfSource(arguments)),
            new ConfigValue(node.Config, recorder.NoteSettings));
        scope["this"] = place;
        scope["model"] = new NodeValue(node);
        scope["node"] = new NodeValue(node);
        scope["database"] = context.Database;
        scope["schema"] = context.TargetValues["schema"];
        scope["context"] = new ContextValue(scope);
        scope["selected_resources"] = new List<object?>();
        scope["render"] = new JinjaFunction("render", arguments => JinjaValue.Text(arguments.Required(0, "string")));
        scope["execute"] = false;
        scope["is_incremental"] = new JinjaFunction("is_incremental", _ => false);
        scope["should_full_refresh"] = new JinjaFunction("should_full_refresh", _ => false);
        scope["statement"] = new JinjaFunction("statement", _ => "");
        scope["load_result"] = new JinjaFunction("load_result", _ => null);
        scope["store_result"] = new JinjaFunction("store_result", _ => "");
        scope["store_raw_result"] = new JinjaFunction("store_raw_result", _ => "");
        return scope;

        RelationValue Record(RecordedCall call)
        {
            recorder.Calls.Add(call);
            return place;
        }
    }
}
