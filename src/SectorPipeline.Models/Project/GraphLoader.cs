using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Makes the graph from what the files say.</summary>
internal sealed class GraphLoader(
    ProjectContext context,
    ProjectFiles files,
    SchemaCatalog schemas,
    IReadOnlyDictionary<string, object?> invocation,
    Diagnostics diagnostics)
{
    private readonly NodeFactory factory = new(context.File, schemas);
    private readonly TemplateReader reader = new(context, invocation);
    private readonly Dictionary<string, IReadOnlyList<RecordedCall>> calls = new(StringComparer.Ordinal);

    public ProjectGraph Load()
    {
        var models = ProjectFiles.ForEach(files.Models, diagnostics, factory.Model);
        var singular = ProjectFiles.ForEach(files.SingularTests, diagnostics, factory.SingularTest);
        var seeds = files.Seeds.Select(factory.Seed).ToList();
        var sources = schemas.Files.SelectMany(Sources).ToList();
        RejectSameNames([.. models, .. seeds]);
        ReadTemplates([.. models, .. singular]);
        diagnostics.ThrowIfFaulty();

        Node[] described = [.. models, .. seeds, .. sources.Select(source => source.Node)];
        schemas.WarnOfStrangers(described, diagnostics);
        Node[] enabled = [.. described.Where(node => node.Config.Enabled)];
        ProjectFiles.ForEach<Node, Node>([.. enabled.Where(node => node is not SourceNode)], diagnostics, Place);
        TestNode[] tests = [.. singular, .. GenericTests(enabled, sources)];
        ReadTemplates([.. tests.Where(test => test.Generic is not null)]);

        Node[] nodes = [.. enabled, .. tests.Where(test => test.Config.Enabled).DistinctBy(test => test.UniqueId)];
        var resolver = new ReferenceResolver(nodes, described.Where(node => !node.Config.Enabled), diagnostics);
        foreach (var node in nodes.OfType<SqlNode>())
            Connect(node, calls.GetValueOrDefault(node.UniqueId) ?? [], resolver);
        CheckPlaces(enabled);
        diagnostics.ThrowIfFaulty();
        return new ProjectGraph(nodes, resolver);
    }

    private void RejectSameNames(IEnumerable<Node> nodes)
    {
        foreach (var same in nodes.GroupBy(node => node.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            diagnostics.Fault($"{string.Join(", ", same.Select(node => node.File.DisplayPath))}: all are called '{same.Key}'. Names are unique over all folders: rename all but one.");
    }

    private void ReadTemplates(IReadOnlyList<SqlNode> nodes)
    {
        foreach (var template in ProjectFiles.ForEach(nodes, diagnostics, Read))
            calls[template.UniqueId] = template.Calls;
    }

    private IEnumerable<(SourceNode Node, SchemaEntry Entry, string Path)> Sources(SchemaFile file) =>
        file.Sources.SelectMany(source => source.Tables.Select(table =>
            (factory.Source(source, table, file.ProjectPath, context.Database), table, file.ProjectPath)));

    private TemplateCalls Read(SqlNode node)
    {
        try
        {
            return new TemplateCalls(node.UniqueId, reader.Read(node));
        }
        catch (PipelineException) when (!node.Config.Enabled)
        {
            // A disabled node may be unfinished.
            return new TemplateCalls(node.UniqueId, []);
        }
    }

    private Node Place(Node node)
    {
        node.Relation = new RelationNaming(context, invocation).Place(node);
        return node;
    }

    private IEnumerable<TestNode> GenericTests(Node[] nodes, List<(SourceNode Node, SchemaEntry Entry, string Path)> sources)
    {
        var tests = new GenericTestFactory(context.File, factory, context.Macros, diagnostics);
        var models = nodes.OfType<ModelNode>().ToDictionary(node => node.Name, node => (Node)node, StringComparer.Ordinal);
        var seeds = nodes.OfType<SeedNode>().ToDictionary(node => node.Name, node => (Node)node, StringComparer.Ordinal);
        foreach (var file in schemas.Files)
        {
            foreach (var test in TestsOf(file.Models, models).Concat(TestsOf(file.Seeds, seeds)))
                yield return test;

            IEnumerable<TestNode> TestsOf(IEnumerable<SchemaEntry> entries, Dictionary<string, Node> named) =>
                entries.SelectMany(entry => named.TryGetValue(entry.Name, out var node) ? tests.TestsOf(node, entry, file.ProjectPath) : []);
        }

        foreach (var test in sources.Where(source => source.Node.Config.Enabled).SelectMany(source => tests.TestsOf(source.Node, source.Entry, source.Path)))
            yield return test;
    }

    private void Connect(SqlNode node, IReadOnlyList<RecordedCall> references, ReferenceResolver resolver)
    {
        var needs = new List<string>(node.DependsOn);
        foreach (var call in references)
        {
            var found = call.Ref is { } named ? resolver.Find(named) : (Node?)resolver.Find(call.Source!.Value);
            if (found is not null)
                needs.Add(found.UniqueId);
            else
                diagnostics.Fault(Describe(node, call, resolver));
        }

        node.DependsOn = [.. needs.Distinct(StringComparer.Ordinal)];
    }

    private string Describe(SqlNode node, RecordedCall call, ReferenceResolver resolver)
    {
        var message = call.Ref is { } named ? resolver.Describe(named) : resolver.Describe(call.Source!.Value);
        var name = call.Ref?.Name ?? call.Source!.Value.Table;
        var file = call.Template == node.File.DisplayPath
            ? node.File
            : context.Macros.All.FirstOrDefault(macro => macro.File.DisplayPath == call.Template)?.File ?? node.File;
        return file.Fault(call.Line, file.ColumnOf(call.Line, name), message);
    }

    private void CheckPlaces(IEnumerable<Node> nodes)
    {
        foreach (var same in nodes.Where(node => node is ModelNode or SeedNode).GroupBy(node => node.Relation!.ToString(), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            diagnostics.Fault($"{string.Join(", ", same.Select(node => node.File.DisplayPath))}: all of these build {same.Key}. Give one another name, 'alias' or 'schema'.");
    }

    private sealed record TemplateCalls(string UniqueId, IReadOnlyList<RecordedCall> Calls);
}
