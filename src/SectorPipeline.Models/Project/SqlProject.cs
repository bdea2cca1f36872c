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
        ProjectSettings settings,
        ProjectContext context,
        ProjectGraph graph,
        IReadOnlyList<string> warnings)
    {
        this.settings = settings;
        (Options, Directory, Context, Graph, Warnings) = (options, directory, context, graph, warnings);
        TargetDirectory = Path.GetFullPath(Path.Combine(directory, options.TargetPath ?? settings.Project.TargetPath));
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

    internal SqlProjectOptions Options { get; }

    internal ProjectContext Context { get; }

    internal ProjectFile File => settings.Project;

    /// <summary>All packages, a package after those that it needs; the project itself is the last.</summary>
    internal IReadOnlyList<ProjectPackage> Packages => settings.Packages;

    /// <summary>Reads a project; nothing is opened or run.</summary>
    /// <exception cref="ConfigurationException">Something is wrong with its files: all that was found, each with its place.</exception>
    public static SqlProject Load(SqlProjectOptions options)
    {
        try
        {
            return new ProjectLoader(options).Load();
        }
        catch (PipelineException failure) when (failure is not ConfigurationException)
        {
            throw new ConfigurationException(failure.Message, failure);
        }
    }

    /// <summary>The nodes that are chosen, in the order of the graph; nothing is opened or run.</summary>
    public IReadOnlyList<Node> List(SqlRunOptions options)
    {
        var chosen = Selection.Parse(options.Select, options.Exclude).Resolve(Graph, _ => { });
        return [.. Graph.Nodes.Where(node => chosen.Contains(node.UniqueId))];
    }

    /// <summary>Opens the warehouse of the target.</summary>
    public Task<IWarehouse> OpenWarehouseAsync(CancellationToken cancellation) => settings.Warehouse.OpenAsync(cancellation);
}
