using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Reads a project: files in parallel, then templates with <c>execute</c> false, then what refers to what.</summary>
internal sealed class ProjectLoader(SqlProjectOptions options)
{
    // What these hold is rendered later, with the node that it belongs to, or is text.
    private static readonly HashSet<string> RawKeys = new(StringComparer.Ordinal)
    {
        "tests", "data_tests", "pre-hook", "post-hook", "+pre-hook", "+post-hook", "pre_hook", "post_hook",
        "+pre_hook", "+post_hook", "on-run-start", "on-run-end", "query-comment", "where", "vars",
    };

    private readonly Diagnostics diagnostics = new();
    private readonly string directory = Path.GetFullPath(options.ProjectDirectory);
    private readonly string display = Display(options.ProjectDirectory);

    public SqlProject Load()
    {
        var settings = new SettingsLoader(options, directory, display, diagnostics, RawKeys).Load();
        diagnostics.ThrowIfFaulty();
        var context = new ProjectContext(settings.Project, options, settings.Target, settings.Warehouse);
        var invocation = new Invocation(Guid.NewGuid().ToString(), options.Time.GetUtcNow(), "parse", false);
        var values = InvocationValues.Create(context, invocation, _ => { });
        var files = ProjectFiles.Find(settings.Project, directory, display);

        WarnOfWhatIsLeftOut(settings.Project);
        LoadMacros(files, context);
        var schemas = LoadSchemas(files, context, values);
        diagnostics.ThrowIfFaulty();
        var nodes = new GraphLoader(context, files, schemas, values, diagnostics).Load();
        diagnostics.ThrowIfFaulty();
        return new SqlProject(options, directory, settings, context, nodes, diagnostics.Warnings);
    }

    // Files are named as a person in the working directory would name them.
    private static string Display(string directory) =>
        Path.GetRelativePath(".", directory) switch
        {
            "." => "",
            var relative when relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) => directory,
            var relative => relative,
        };

    private void WarnOfWhatIsLeftOut(ProjectFile project)
    {
        foreach (var found in FoundFile.In(directory, display, project.SnapshotPaths, ".sql"))
            diagnostics.Warn($"{found.DisplayPath}: snapshots are not built by this version; the file is left out.");
        foreach (var found in FoundFile.In(directory, display, project.ModelPaths, ".py"))
            diagnostics.Warn($"{found.DisplayPath}: models are SQL here; the file is left out.");
    }

    private void LoadMacros(ProjectFiles files, ProjectContext context)
    {
        var read = ProjectFiles.ForEach(files.Macros, diagnostics, found => MacroFile.Read(found.Read(), context.File.Name).ToList());
        foreach (var macro in read.SelectMany(macros => macros))
            diagnostics.Collect(() => context.Macros.Add(macro));
    }

    private SchemaCatalog LoadSchemas(ProjectFiles files, ProjectContext context, Dictionary<string, object?> values)
    {
        var reader = new SchemaFileReader(diagnostics);
        var docs = new DocBlocks(files.Docs, diagnostics).Function;
        var read = ProjectFiles.ForEach(files.Schemas, diagnostics, found =>
        {
            var scope = context.NewScope(values, NoWarehouse.Instance, JinjaUndefinedBehavior.Lenient);
            scope["doc"] = docs;
            var map = YamlReader.ReadMap(found.Read());
            return reader.Read(YamlTemplates.Render(map, scalar => TextTemplates.Render(scalar, scope), RawKeys).AsMap("the file"), found.ProjectPath);
        });
        return new SchemaCatalog(read, diagnostics);
    }
}
