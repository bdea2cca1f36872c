using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Runs the commands of a project in a warehouse.</summary>
/// <param name="project">The project.</param>
/// <param name="warehouse">Where it is built; the caller disposes it.</param>
/// <param name="observer">Is told how it goes on.</param>
public sealed class SqlRunner(SqlProject project, IWarehouse warehouse, INodeObserver? observer = null)
{
    private readonly INodeObserver observer = observer ?? new SilentObserver();

    /// <summary>Seeds, models and tests in one order: what reads a tested node waits for its tests.</summary>
    public Task<InvocationResult> BuildAsync(SqlRunOptions options, CancellationToken cancellation) => InvokeAsync(RunCommand.Build, options, cancellation);

    public Task<InvocationResult> RunAsync(SqlRunOptions options, CancellationToken cancellation) => InvokeAsync(RunCommand.Run, options, cancellation);

    public Task<InvocationResult> SeedAsync(SqlRunOptions options, CancellationToken cancellation) => InvokeAsync(RunCommand.Seed, options, cancellation);

    public Task<InvocationResult> TestAsync(SqlRunOptions options, CancellationToken cancellation) => InvokeAsync(RunCommand.Test, options, cancellation);

    /// <summary>Writes the SQL of models, tests and analyses to target/compiled; builds nothing.</summary>
    public Task<InvocationResult> CompileAsync(SqlRunOptions options, CancellationToken cancellation) => InvokeAsync(RunCommand.Compile, options, cancellation);

    /// <summary>Writes what documentation is made of: manifest.json with compiled SQL, unless that is left out, and catalog.json.</summary>
    public Task<InvocationResult> GenerateDocsAsync(SqlRunOptions options, bool compile, CancellationToken cancellation)
    {
        var warnings = new List<string>(project.Warnings);
        var nodes = Choose(options, RunCommand.Generate.Types, warnings.Add);
        return new DocsGeneration(NewRun(RunCommand.Generate.Name, options), options, warnings).RunAsync(nodes, compile, cancellation);
    }

    /// <summary>Asks the sources that say how old their rows may be how old they are, and writes sources.json.</summary>
    public Task<InvocationResult> FreshnessAsync(SqlRunOptions options, CancellationToken cancellation) => FreshnessAsync(options, output: null, cancellation);

    /// <summary>The same, with the answers in a file of one's own.</summary>
    /// <param name="options">Which of them.</param>
    /// <param name="output">The file that is written instead of target/sources.json, from the project's folder on.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<InvocationResult> FreshnessAsync(SqlRunOptions options, string? output, CancellationToken cancellation)
    {
        var warnings = new List<string>(project.Warnings);
        var sources = Choose(options, [ResourceType.Source], warnings.Add).Where(node => node is SourceNode { Freshness: not null }).ToList();
        return new FreshnessInvocation(NewRun("freshness", options), options, warnings, output is null ? SourcesWriter.FileName : Path.GetFullPath(output, project.Directory)).RunAsync(sources, cancellation);
    }

    /// <summary>Goes on with a command where it failed or was stopped.</summary>
    /// <exception cref="ConfigurationException">The command is none that can be gone on with.</exception>
    public Task<InvocationResult> RetryAsync(InterruptedRun run, SqlRunOptions options, CancellationToken cancellation)
    {
        var command = RunCommand.Find(run.Command)
            ?? throw new ConfigurationException($"retry: '{run.Command}' was the last command, and it cannot be gone on with. Run it again.");
        var rest = options with { FullRefresh = run.FullRefresh, Empty = run.Empty, StoreFailures = run.StoreFailures, WarnError = run.WarnError, Only = run.Nodes.ToHashSet(StringComparer.Ordinal) };
        return InvokeAsync(command, rest, cancellation);
    }

    /// <summary>Calls a macro for what it does, and gives what it returns.</summary>
    /// <exception cref="ConfigurationException">No macro has the name, or it fails.</exception>
    public async Task<object?> RunOperationAsync(string macro, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var run = NewRun("run-operation", new SqlRunOptions());
        return await new Operation(run).RunAsync(macro, arguments, cancellation);
    }

    /// <summary>The first rows of a model's query, or of a seed.</summary>
    /// <exception cref="PipelineException">The selection does not name exactly one node, or its query fails.</exception>
    public async Task<ResultTable> ShowAsync(string select, int limit, CancellationToken cancellation)
    {
        var run = NewRun("show", new SqlRunOptions());
        var node = ChooseOne(select);
        return await new ShowQuery(run, node).RunAsync(
            compiler => node is SqlNode sql ? compiler.Compile(sql) : $"select * from {run.Dialect.Render(node.Relation!)}", limit, cancellation);
    }

    /// <summary>The first rows of a query, in which <c>ref</c> and all else of a model can be used.</summary>
    /// <exception cref="ConfigurationException">The text is not one query, or its template cannot be rendered.</exception>
    /// <exception cref="PipelineException">The query fails.</exception>
    public async Task<ResultTable> ShowInlineAsync(string sql, int limit, CancellationToken cancellation)
    {
        try
        {
            return await new ShowQuery(NewRun("show", new SqlRunOptions()), null).RunAsync(compiler => compiler.CompileInline(sql, "--inline"), limit, cancellation);
        }
        catch (JinjaException failure)
        {
            throw new ConfigurationException(failure.Message, failure);
        }
    }

    /// <summary>What a query comes to, in which <c>ref</c> and all else of a model can be used; it is not run.</summary>
    /// <exception cref="ConfigurationException">Its template cannot be rendered.</exception>
    public async Task<string> CompileInlineAsync(string sql, CancellationToken cancellation)
    {
        var run = NewRun("compile", new SqlRunOptions());
        await new WarehousePreparation(run).PrepareAsync([], [], cancellation);
        await using var connection = await warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(warehouse, connection, run.Comments.For(null, "compile")) { Cancellation = cancellation };
        try
        {
            return new NodeCompiler(run, session, cancellation).CompileInline(sql, "--inline").Trim();
        }
        catch (JinjaException failure)
        {
            throw new ConfigurationException(failure.Message, failure);
        }
    }

    private Task<InvocationResult> InvokeAsync(RunCommand command, SqlRunOptions options, CancellationToken cancellation)
    {
        var warnings = new List<string>(project.Warnings);
        var nodes = Choose(options, command.Types, warnings.Add)
            .Where(node => !command.Builds || node is not ModelNode { IsEphemeral: true })
            .ToList();
        var run = NewRun(command.Name, options) with { Selected = [.. nodes.Select(node => node.UniqueId)] };
        return new NodeInvocation(run, command, options, warnings).RunAsync(nodes, cancellation);
    }

    private List<Node> Choose(SqlRunOptions options, IReadOnlyCollection<ResourceType> types, Action<string> report) =>
        [.. project.Choose(options, report).Where(node => types.Contains(node.Type))];

    private Node ChooseOne(string select)
    {
        var faults = new List<string>();
        return Choose(new SqlRunOptions { Select = [select] }, [ResourceType.Model, ResourceType.Seed, ResourceType.Analysis], faults.Add) switch
        {
            [var one] => one,
            [] when faults.Count > 0 => throw new ConfigurationException([.. faults.Select(fault => $"{fault} 'sector sql ls' lists the names.")]),
            [] => throw new ConfigurationException($"--select: '{select}' names neither a model nor a seed. Name one."),
            var several => throw new ConfigurationException($"--select: '{select}' names {several.Count} models and seeds: {string.Join(", ", several.Select(node => node.Name))}. Name one."),
        };
    }

    private RunContext NewRun(string command, SqlRunOptions options)
    {
        var time = project.Options.Time;
        var invocation = new Invocation(options.InvocationId ?? Guid.NewGuid().ToString(), time.GetUtcNow(), command, options.FullRefresh)
        {
            Empty = options.Empty,
            FailFast = options.FailFast,
            StoreFailures = options.StoreFailures,
            WarnError = options.WarnError,
            Arguments = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["which"] = command,
                ["select"] = options.Select.Cast<object?>().ToList(),
                ["exclude"] = options.Exclude.Cast<object?>().ToList(),
                ["full_refresh"] = options.FullRefresh,
                ["vars"] = project.Options.Vars,
                ["target"] = project.Target.Name,
                ["project_dir"] = project.Options.ProjectDirectory,
                ["empty"] = options.Empty,
                ["fail_fast"] = options.FailFast,
                ["store_failures"] = options.StoreFailures,
                ["warn_error"] = options.WarnError,
                ["invocation_command"] = $"sector sql {command}",
            },
        };
        var values = InvocationValues.Create(project.Context, invocation, observer.Message);
        return new RunContext(project, warehouse, invocation, values, new RelationCache(), new ArtifactFolder(project.TargetDirectory), observer);
    }
}
