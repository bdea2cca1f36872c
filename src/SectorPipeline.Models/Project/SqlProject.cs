using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A dbt project that was read: its nodes, what each reads, and the target that it is built in.</summary>
public sealed class SqlProject
{
    private readonly ProjectSettings settings;

    internal SqlProject(
        SqlProjectOptions options,
        string directory,
        string targetDirectory,
        ProjectSettings settings,
        ProjectContext context,
        ProjectGraph graph,
        IReadOnlyList<string> warnings)
    {
        this.settings = settings;
        (Options, Directory, Context, Graph, Warnings) = (options, directory, context, graph, warnings);
        TargetDirectory = targetDirectory;
        graph.LastResults = () => LastResults.Read(TargetDirectory);
    }

    public string Name => settings.Project.Name;

    /// <summary>The full path of the folder that holds dbt_project.yml.</summary>
    public string Directory { get; }

    /// <summary>The full path of the folder that artifacts go to.</summary>
    public string TargetDirectory { get; }

    public TargetProfile Target => settings.Target;

    public ProjectGraph Graph { get; }

    /// <summary>What looks wrong but stops nothing.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A switch that no command line gives: what DBT_NAME says, then <c>flags:</c> of dbt_project.yml; off otherwise.</summary>
    /// <param name="name">The name in dbt_project.yml, such as <c>fail_fast</c>.</param>
    public bool Flag(string name) =>
        Options.Environment($"DBT_{name.ToUpperInvariant()}") is { Length: > 0 } text ? IsOn(text) : File.Flags.GetValueOrDefault(name) is true;

    internal SqlProjectOptions Options { get; }

    internal ProjectContext Context { get; }

    internal ProjectFile File => settings.Project;

    /// <summary>All packages, a package after those that it needs; the project itself is the last.</summary>
    internal IReadOnlyList<ProjectPackage> Packages => settings.Packages;

    /// <summary>The names of the packages that the project uses, and the folders in which they are.</summary>
    public IReadOnlyList<(string Name, string Folder)> PackageFolders => [.. Packages.SkipLast(1).Select(package => (package.Name, package.DisplayDirectory))];

    /// <summary>Reads a project; nothing is opened or run.</summary>
    /// <exception cref="ConfigurationException">Something is wrong with its files: all that was found, each with its place.</exception>
    public static SqlProject Load(SqlProjectOptions options)
    {
        BuiltinMacros.Prepare();
        try
        {
            return new ProjectLoader(options).Load();
        }
        catch (PipelineException failure) when (failure is not ConfigurationException)
        {
            throw new ConfigurationException(failure.Message, failure);
        }
    }

    /// <summary>Begins what reading any project needs, on other threads, while the caller still finds out what is asked for.</summary>
    public static void Prepare()
    {
        ThreadPool.QueueUserWorkItem(_ => YamlReader.Prepare());
        BuiltinMacros.Prepare();
    }

    /// <summary>The folder that the artifacts of a project go to, found without reading more than its settings.</summary>
    internal static string TargetDirectoryOf(SqlProjectOptions options)
    {
        var written = options.TargetPath ?? ProjectFileReader.ReadMap(options.ProjectDirectory, options.ProjectDirectory).Text("target-path") ?? "target";
        return YamlTemplates.IsTemplate(written) ? Load(options).TargetDirectory : Path.GetFullPath(Path.Combine(options.ProjectDirectory, written));
    }

    /// <summary>What the target's profile says, without secrets.</summary>
    public IReadOnlyDictionary<string, object?> TargetSettings => Context.TargetValues;

    /// <summary>Writes manifest.json, and gives its path.</summary>
    public string WriteManifest()
    {
        new Manifest(Unopened("parse"), []).Write();
        return Path.Combine(TargetDirectory, "manifest.json");
    }

    /// <summary>A line of JSON per node, in the shape of its entry in the manifest.</summary>
    /// <param name="nodes">Nodes of the project.</param>
    /// <param name="keys">Which keys of the entry; those that dbt lists when there are none.</param>
    public IEnumerable<string> Describe(IEnumerable<Node> nodes, IReadOnlyList<string> keys)
    {
        var line = new NodeLine(Unopened("list"));
        return nodes.Select(node => line.Of(node, keys));
    }

    /// <summary>Deletes the folders that clean-targets names, and gives those that were there.</summary>
    /// <exception cref="ConfigurationException">One is outside of the project, or holds its sources.</exception>
    public IReadOnlyList<string> Clean()
    {
        var folders = (File.CleanTargets.Count > 0 ? File.CleanTargets : [TargetDirectory]).Select(path => Path.GetFullPath(Path.Combine(Directory, path))).ToList();
        var sources = File.ModelPaths.Concat(File.SeedPaths).Concat(File.TestPaths).Concat(File.MacroPaths).Select(path => Path.GetFullPath(Path.Combine(Directory, path)));
        foreach (var folder in folders)
        {
            if (!folder.StartsWith(Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal) || sources.Any(source => Inside(source, folder)))
                throw new ConfigurationException($"{File.File.DisplayPath}: clean-targets names '{Path.GetRelativePath(Directory, folder)}', which is outside of the project or holds its files. Nothing was deleted.");
        }

        var there = folders.Where(System.IO.Directory.Exists).ToList();
        there.ForEach(folder => System.IO.Directory.Delete(folder, recursive: true));
        return there;
    }

    private RunContext Unopened(string command)
    {
        var invocation = new Invocation(Guid.NewGuid().ToString(), Options.Time.GetUtcNow(), command, false);
        var nowhere = new UnopenedWarehouse(Context.Dialect, Context.Database, Target.Schema);
        var values = InvocationValues.Create(Context, invocation, _ => { });
        return new RunContext(this, nowhere, invocation, values, new RelationCache(), new ArtifactFolder(TargetDirectory), new SilentObserver());
    }

    private static bool IsOn(string text) => text.ToUpperInvariant() is "1" or "TRUE" or "T" or "YES" or "Y" or "ON";

    private static bool Inside(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The nodes that are chosen, in the order of their unique ids; nothing is opened or run. Analyses are listed where their kind is asked for.</summary>
    /// <param name="options">Which of them.</param>
    /// <param name="report">Is told of criteria that name nothing.</param>
    public IReadOnlyList<Node> List(SqlRunOptions options, Action<string>? report = null) =>
    [
        .. Choose(options, report ?? (_ => { })).Where(node => node is not AnalysisNode || options.ResourceTypes.Count > 0).OrderBy(node => node.UniqueId, StringComparer.Ordinal),
    ];

    /// <summary>The nodes that are chosen; a criterion that names nothing is reported.</summary>
    internal IReadOnlyList<Node> Choose(SqlRunOptions options, Action<string> report)
    {
        var chosen = options.Only ?? Selection.Parse(options.Select, options.Exclude, options.IndirectSelection ?? IndirectSelection()).Resolve(Graph, report);
        return [.. Graph.Nodes.Where(node => chosen.Contains(node.UniqueId) && options.Keeps(node.Type))];
    }

    private IndirectSelection IndirectSelection() =>
        (Options.Environment("DBT_INDIRECT_SELECTION") is { Length: > 0 } given ? given : File.Flags.GetValueOrDefault("indirect_selection")) switch
        {
            null => Models.IndirectSelection.Eager,
            string text when Enum.TryParse<IndirectSelection>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) => kind,
            var other => throw new ConfigurationException($"{File.File.DisplayPath}: the flag 'indirect_selection' is '{other}'. Use eager, cautious, buildable or empty."),
        };

    /// <summary>Opens the warehouse of the target.</summary>
    public Task<IWarehouse> OpenWarehouseAsync(CancellationToken cancellation) => settings.Warehouse.OpenAsync(cancellation);
}
