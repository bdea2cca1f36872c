using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Makes the exposures of a package, and finds what they use.</summary>
internal sealed class ExposureLoader(ReferenceResolver resolver, Diagnostics diagnostics)
{
    public IEnumerable<ExposureNode> Load(PackageNodes package) =>
        package.Contents.Schemas.Files.SelectMany(file => file.Exposures.Select(entry => Create(package.Factory, entry, file.ProjectPath)));

    private ExposureNode Create(NodeFactory factory, ExposureEntry entry, string projectPath)
    {
        var node = factory.Exposure(entry, projectPath);
        var needs = new List<string>();
        var (refs, sources) = (new List<RefCall>(), new List<SourceCall>());
        foreach (var place in node.Config.Enabled ? entry.DependsOn : [])
        {
            diagnostics.Collect(() =>
            {
                foreach (var call in Calls(place))
                    needs.Add(Find(call, place, node.Package, refs, sources).UniqueId);
            });
        }

        (node.DependsOn, node.Refs, node.Sources) = ([.. needs.Distinct(StringComparer.Ordinal)], refs, sources);
        return node;
    }

    private Node Find(RecordedCall call, YamlScalar place, string package, List<RefCall> refs, List<SourceCall> sources)
    {
        if (call.Ref is { } named)
        {
            refs.Add(named);
            return resolver.Find(named, package) ?? throw place.Error(resolver.Describe(named));
        }

        var source = call.Source!;
        sources.Add(source);
        return resolver.Find(source, package) ?? throw place.Error(resolver.Describe(source));
    }

    private static List<RecordedCall> Calls(YamlScalar place)
    {
        var calls = new List<RecordedCall>();
        var scope = new ValueScope(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ref"] = new JinjaFunction("ref", arguments => Record(RecordedCall.OfRef(arguments))),
            ["source"] = new JinjaFunction("source", arguments => Record(RecordedCall.OfSource(arguments))),
        });
        TextTemplates.Evaluate(place.Text, place.File.DisplayPath, place.Line, scope, CancellationToken.None);
        return calls.Count > 0 ? calls : throw place.Error($"{place.Description} is no call of ref or source. Write ref('model') or source('source', 'table').");

        string Record(RecordedCall call)
        {
            calls.Add(call);
            return "";
        }
    }
}
