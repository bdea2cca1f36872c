using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Makes the graph from what the files of all packages say.</summary>
internal sealed class GraphLoader(
    ProjectContext context,
    IReadOnlyList<PackageContents> contents,
    IReadOnlyDictionary<string, object?> invocation,
    ParseCache cache,
    LeftOut leftOut,
    Diagnostics diagnostics)
{
    private readonly TemplateReader reader = new(context, invocation, cache);
    private readonly Dictionary<SqlNode, IReadOnlyList<RecordedCall>> calls = [];

    public ProjectGraph Load()
    {
        var overrides = new SourceOverrides(contents, diagnostics);
        var packages = contents.Select(package => PackageNodes.Load(package, context, overrides, leftOut, diagnostics)).ToList();
        ReadTemplates([.. packages.SelectMany(package => package.Templates)]);
        foreach (var package in packages)
            package.RejectSameNames(diagnostics);
        CheckContracts(packages.SelectMany(package => package.Models).Where(model => model.Config.Enabled));
        diagnostics.ThrowIfFaulty();

        Node[] testable = [.. packages.SelectMany(package => package.Testable)];
        Node[] enabled = [.. testable.Where(node => node.Config.Enabled)];
        Place(enabled);
        var loader = new TestLoader(context, diagnostics);
        TestNode[] generic = [.. packages.SelectMany(loader.GenericTests)];
        ReadTemplates(generic);

        Node[] others =
        [
            .. packages.SelectMany(package => package.SingularTests.Concat<Node>(package.Analyses)).Concat(generic)
                .Concat(packages.SelectMany(loader.UnitTests)).DistinctBy(node => $"{node.UniqueId} {node.Config.Enabled}"),
        ];
        ReportTwins(generic.Where(test => test.Config.Enabled));
        Place([.. others.Where(node => node is TestNode && node.Config.Enabled)]);
        return Connect([.. enabled, .. others.Where(node => node.Config.Enabled)], [.. testable.Concat(others).Where(node => !node.Config.Enabled)], packages);
    }

    private ProjectGraph Connect(Node[] nodes, Node[] disabled, List<PackageNodes> packages)
    {
        var resolver = new ReferenceResolver(context.File.Name, nodes, disabled.Where(node => node is ModelNode or SeedNode or SourceNode), leftOut, diagnostics);
        foreach (var node in nodes.OfType<SqlNode>())
            Connect(node, calls.GetValueOrDefault(node) ?? [], resolver);
        var exposures = packages.SelectMany(new ExposureLoader(resolver, diagnostics).Load).ToList();
        CheckPlaces(nodes);
        diagnostics.ThrowIfFaulty();
        return new ProjectGraph([.. nodes, .. exposures.Where(node => node.Config.Enabled)], resolver) { Root = context.File.Name, Disabled = [.. disabled, .. exposures.Where(node => !node.Config.Enabled)] };
    }

    private void ReadTemplates(IReadOnlyList<SqlNode> nodes)
    {
        foreach (var template in ProjectFiles.ForEach(nodes, diagnostics, Read))
        {
            calls[template.Node] = template.Calls;
            WarnOfMisspelledSettings(template.Node);
        }
    }

    // Those of other files are told of where those are read.
    private void WarnOfMisspelledSettings(SqlNode node)
    {
        foreach (var key in node.Config.Values.Keys)
        {
            if (ConfigKeys.Meant(key) is { } meant && node.File.LineOf(key) is > 0 and var line)
                diagnostics.Warn(node.File.Fault(line, node.File.ColumnOf(line, key), $"'{key}' is not a known setting. Did you mean '{meant}'?"));
        }
    }

    private void CheckContracts(IEnumerable<ModelNode> models)
    {
        var rules = new ContractRules(context.Dialect, diagnostics);
        foreach (var model in models)
        {
            if (rules.Check(model) is not { Count: > 0 } keys)
                continue;
            calls[model] = [.. calls.GetValueOrDefault(model) ?? [], .. keys];
            TemplateReader.Note(model, calls[model]);
        }
    }

    private TemplateCalls Read(SqlNode node)
    {
        try
        {
            return new TemplateCalls(node, reader.Read(node));
        }
        catch (PipelineException) when (!node.Config.Enabled)
        {
            // A disabled node may be unfinished.
            return new TemplateCalls(node, []);
        }
    }

    private void Place(Node[] nodes)
    {
        var naming = new RelationNaming(context, invocation);
        ProjectFiles.ForEach<Node, Node>([.. nodes.Where(node => node is not SourceNode)], diagnostics, node =>
        {
            node.Relation = naming.Place(node);
            return node;
        });
    }

    private void Connect(SqlNode node, IReadOnlyList<RecordedCall> references, ReferenceResolver resolver)
    {
        var needs = new List<string>(node.DependsOn);
        foreach (var call in references)
        {
            var found = call.Ref is { } named ? resolver.Find(named, node.Package) : (Node?)resolver.Find(call.Source!, node.Package);
            if (found is not null)
                needs.Add(found.UniqueId);
            else
                diagnostics.Fault(Describe(node, call, resolver));
        }

        node.DependsOn = [.. needs.Distinct(StringComparer.Ordinal)];
    }

    private string Describe(SqlNode node, RecordedCall call, ReferenceResolver resolver)
    {
        var message = call.Ref is { } named ? resolver.Describe(named) : resolver.Describe(call.Source!);
        var name = call.Ref?.Name ?? call.Source!.Table;
        var file = call.Template == node.File.DisplayPath
            ? node.File
            : context.Macros.All.FirstOrDefault(macro => macro.File.DisplayPath == call.Template)?.File ?? node.File;
        return file.Fault(call.Line, file.ColumnOf(call.Line, name), message);
    }

    // What a test is compared with is no part of its name when it is a setting, such as 'where'.
    private void ReportTwins(IEnumerable<TestNode> tests)
    {
        foreach (var twins in tests.GroupBy(test => test.UniqueId, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var (first, second) = (twins.First(), twins.ElementAt(1));
            diagnostics.Fault(second.File.Fault(
                second.Generic!.Line,
                second.Generic.LineColumn,
                $"the test '{second.Name}' is also at {first.File.DisplayPath}:{first.Generic!.Line.ToString(CultureInfo.InvariantCulture)}. Give one of them another name with 'name: …', or remove it."));
        }
    }

    private void CheckPlaces(IEnumerable<Node> nodes)
    {
        var built = new Dictionary<string, Node>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in nodes.Where(node => node is ModelNode or SeedNode))
        {
            var place = node.Relation!.ToString();
            if (!built.TryAdd(place, node))
                diagnostics.Fault($"{built[place].File.DisplayPath}, {node.File.DisplayPath}: all of these build {place}. Give one another name, 'alias' or 'schema'.");
        }
    }

    private sealed record TemplateCalls(SqlNode Node, IReadOnlyList<RecordedCall> Calls);
}
