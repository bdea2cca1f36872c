using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads a project: files in parallel, then templates with <c>execute</c> false, then what refers to what.</summary>
internal sealed class ProjectLoader
{
    // What these hold is rendered later, with the node that it belongs to, or is text.
    private static readonly HashSet<string> RawKeys = new(
    [
        "tests", "data_tests", "pre-hook", "post-hook", "+pre-hook", "+post-hook", "pre_hook", "post_hook",
        "+pre_hook", "+post_hook", "on-run-start", "on-run-end", "query-comment", "where", "loaded_at_query", "vars", "given", "expect", "overrides",
        .. LeftOut.SemanticKeys,
    ], StringComparer.Ordinal);

    private readonly SqlProjectOptions options;
    private readonly Diagnostics diagnostics = new();
    private readonly LeftOut leftOut;
    private readonly string directory;
    private readonly string display;

    public ProjectLoader(SqlProjectOptions options)
    {
        this.options = options;
        leftOut = new LeftOut(diagnostics);
        directory = Path.GetFullPath(options.ProjectDirectory);
        display = Display(options.ProjectDirectory);
    }

    public SqlProject Load()
    {
        var settings = new SettingsLoader(options, directory, display, diagnostics, RawKeys).Load();
        diagnostics.ThrowIfFaulty();
        var context = new ProjectContext(settings, options);
        var invocation = new Invocation(Guid.NewGuid().ToString(), options.Time.GetUtcNow(), "parse", false);
        var values = InvocationValues.Create(context, invocation, _ => { });
        var packages = LoadPackages(context, values);
        leftOut.Warn();
        diagnostics.ThrowIfFaulty();
        var target = Path.GetFullPath(Path.Combine(directory, options.TargetPath ?? settings.Project.TargetPath));
        var cache = ParseCache.Open(target, context, options);
        var nodes = new GraphLoader(context, packages, values, cache, leftOut, diagnostics).Load();
        diagnostics.ThrowIfFaulty();
        cache.Save();
        return new SqlProject(options, directory, target, settings, context, nodes, diagnostics.Warnings);
    }

    // Files are named as a person in the working directory would name them.
    private static string Display(string directory) =>
        Path.GetRelativePath(".", directory) switch
        {
            "." => "",
            var relative when relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) => directory,
            var relative => relative,
        };

    // Any package may use the macros and docs of any other, so all of these are read first.
    private List<PackageContents> LoadPackages(ProjectContext context, Dictionary<string, object?> values)
    {
        var docs = context.Docs;
        var found = context.Packages.Select(package => (Package: package, Files: ProjectFiles.Find(package))).ToList();
        foreach (var (package, files) in found)
        {
            diagnostics.Collect(() => leftOut.AddFiles(package));
            LoadMacros(package, files, context);
            docs.Add(package.Name, files.Docs, diagnostics);
        }

        return [.. found.Select(item => new PackageContents(item.Package, item.Files, LoadSchemas(item.Package, item.Files, context, values, docs)))];
    }

    private void LoadMacros(ProjectPackage package, ProjectFiles files, ProjectContext context)
    {
        var read = ProjectFiles.ForEach(files.Macros, diagnostics, found => MacroFile.Read(found.Read(), package.Name).ToList());
        foreach (var macro in read.SelectMany(macros => macros))
            diagnostics.Collect(() => context.Macros.Add(macro));
    }

    private SchemaCatalog LoadSchemas(
        ProjectPackage package, ProjectFiles files, ProjectContext context, Dictionary<string, object?> values, DocBlocks docs)
    {
        var reader = new SchemaFileReader(diagnostics);
        var doc = docs.For(package.Name);
        var read = ProjectFiles.ForEach(files.Schemas, diagnostics, found =>
        {
            var scope = context.NewScope(values, NoWarehouse.Instance, JinjaUndefinedBehavior.Lenient, package.Name);
            scope["doc"] = doc;
            var map = YamlTemplates.Render(YamlReader.ReadMap(found.Read()), scalar => TextTemplates.Render(scalar, scope), RawKeys).AsMap("the file");
            leftOut.AddEntries(map);
            return reader.Read(map, found.ProjectPath);
        });
        var catalog = new SchemaCatalog(read, diagnostics);
        catalog.DescribeMacros(context.Macros.In(package.Name), diagnostics);
        return catalog;
    }
}
