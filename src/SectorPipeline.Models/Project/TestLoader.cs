using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Makes the generic tests, unit tests and exposures of the packages' YAML files.</summary>
internal sealed class TestLoader(ProjectContext context, Diagnostics diagnostics)
{
    /// <summary>The generic tests of what is enabled.</summary>
    public IReadOnlyList<TestNode> GenericTests(PackageNodes package)
    {
        var tests = new GenericTestFactory(package.Contents.Package.File, package.Factory, context.Macros.For(package.Contents.Name), diagnostics);
        var models = package.Models.Where(node => node.Config.Enabled).ToDictionary(node => node.Name, node => (Node)node, StringComparer.Ordinal);
        var seeds = package.Seeds.Where(node => node.Config.Enabled).ToDictionary(node => node.Name, node => (Node)node, StringComparer.Ordinal);
        var ofFiles = ProjectFiles.ForEach(package.Contents.Schemas.Files, diagnostics, file => TestsOf(file, file.Models, models).Concat(TestsOf(file, file.Seeds, seeds)).ToList());
        return
        [
            .. ofFiles.SelectMany(found => found),
            .. package.Sources.Where(source => source.Node.Config.Enabled).SelectMany(source => tests.TestsOf(source.Node, source.Entry, source.ProjectPath)),
        ];

        IEnumerable<TestNode> TestsOf(SchemaFile file, IEnumerable<SchemaEntry> entries, Dictionary<string, Node> named) =>
            entries.SelectMany(entry => named.TryGetValue(entry.Name, out var node) ? tests.TestsOf(node, entry, file.ProjectPath) : []);
    }

    /// <summary>The unit tests of models that are enabled.</summary>
    public IEnumerable<UnitTestNode> UnitTests(PackageNodes package)
    {
        foreach (var file in package.Contents.Schemas.Files)
        {
            foreach (var entry in file.UnitTests)
            {
                var model = package.Models.Where(model => model.Name == entry.Model.Text).MaxBy(model => model.Config.Enabled);
                if (model is null)
                    diagnostics.Fault(entry.Model.Fault($"no model is called '{entry.Model.Text}'.{NearestName.Hint(entry.Model.Text, package.Models.Select(known => known.Name))}"));
                else if (model.Config.Enabled)
                    yield return package.Factory.UnitTest(entry, model, file.ProjectPath);
            }
        }
    }
}
