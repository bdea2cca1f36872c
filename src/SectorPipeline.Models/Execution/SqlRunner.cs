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
    private static readonly ResourceType[] Everything = [ResourceType.Seed, ResourceType.Model, ResourceType.Test];

    private readonly TimeProvider time = project.Options.Time;
    private readonly INodeObserver observer = observer ?? new SilentObserver();

    /// <summary>Seeds, models and tests in one order: what reads a tested node waits for its tests.</summary>
    public Task<InvocationResult> BuildAsync(SqlRunOptions options, CancellationToken cancellation) =>
        InvokeAsync("build", options, Everything, writes: true, cancellation);

    public Task<InvocationResult> RunAsync(SqlRunOptions options, CancellationToken cancellation) =>
        InvokeAsync("run", options, [ResourceType.Model], writes: true, cancellation);

    public Task<InvocationResult> SeedAsync(SqlRunOptions options, CancellationToken cancellation) =>
        InvokeAsync("seed", options, [ResourceType.Seed], writes: true, cancellation);

    public Task<InvocationResult> TestAsync(SqlRunOptions options, CancellationToken cancellation) =>
        InvokeAsync("test", options, [ResourceType.Test], writes: false, cancellation);

    /// <summary>Writes the SQL of models and tests to target/compiled; builds nothing.</summary>
    public Task<InvocationResult> CompileAsync(SqlRunOptions options, CancellationToken cancellation) =>
        InvokeAsync("compile", options, [ResourceType.Model, ResourceType.Test], writes: false, cancellation);

    /// <summary>The first rows of a model's query, or of a seed.</summary>
    /// <exception cref="PipelineException">The selection does not name exactly one node, or its query fails.</exception>
    public async Task<ResultTable> ShowAsync(string select, int limit, CancellationToken cancellation)
    {
        var run = NewRun("show", fullRefresh: false);
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
            return await new ShowQuery(NewRun("show", fullRefresh: false), null).RunAsync(compiler => compiler.CompileInline(sql, "--inline"), limit, cancellation);
        }
        catch (JinjaException failure)
        {
            throw new ConfigurationException(failure.Message, failure);
        }
    }

    private async Task<InvocationResult> InvokeAsync(
        string command, SqlRunOptions options, ResourceType[] types, bool writes, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var threads = Threads(options);
        var warnings = new List<string>(project.Warnings);
        var nodes = Choose(options, types, warnings.Add).Where(node => writes is false || node is not ModelNode { IsEphemeral: true }).ToList();
        var plan = ExecutionPlan.Create(project.Graph, nodes, testsGate: command == "build");
        var run = NewRun(command, options.FullRefresh);
        observer.Planned(plan.Count);
        var runners = Runners(run, command);
        await using var executor = new NodeExecutor(run, node => runners(node), time);
        try
        {
            await new WarehousePreparation(run).PrepareAsync(writes ? nodes : [], cancellation);
            await using var reuse = options.ReuseUnchanged && command != "compile" ? await ReuseSession.OpenAsync(run, cancellation) : null;
            if (reuse is not null)
                runners = reuse.Wrap(runners);
            await DagRunner.RunAsync(plan, threads, executor.RunAsync, executor.SkipAsync, cancellation);
            await new WarehousePreparation(run).RunHooksAsync(project.File.OnRunEnd, "on-run-end", writes, cancellation);
        }
        finally
        {
            var soFar = Result(run, executor, started, warnings);
            await WriteArtifactsAsync(run, soFar);
        }

        return Result(run, executor, started, warnings);
    }

    private int Threads(SqlRunOptions options)
    {
        var threads = options.Threads ?? project.Target.Threads;
        return threads > 0 ? threads : throw new ConfigurationException($"--threads: {threads} is not a number of threads. Use 1 or more.");
    }

    private InvocationResult Result(RunContext run, NodeExecutor executor, long started, List<string> warnings) =>
        new()
        {
            InvocationId = run.Invocation.Id,
            Command = run.Invocation.Command,
            StartedAt = run.Invocation.StartedAt,
            Elapsed = time.GetElapsedTime(started),
            Results = executor.Results,
            Warnings = warnings,
        };

    private async Task WriteArtifactsAsync(RunContext run, InvocationResult result)
    {
        await run.Artifacts.WriteAsync("manifest.json", Manifest.Write(run, time.GetUtcNow()), CancellationToken.None);
        await run.Artifacts.WriteAsync("run_results.json", RunResults.Write(run, result, time.GetUtcNow()), CancellationToken.None);
    }

    private List<Node> Choose(SqlRunOptions options, IReadOnlyCollection<ResourceType> types, Action<string> report)
    {
        var chosen = Selection.Parse(options.Select, options.Exclude).Resolve(project.Graph, report);
        return [.. project.Graph.Nodes.Where(node => chosen.Contains(node.UniqueId) && types.Contains(node.Type))];
    }

    private Node ChooseOne(string select)
    {
        var faults = new List<string>();
        return Choose(new SqlRunOptions { Select = [select] }, [ResourceType.Model, ResourceType.Seed], faults.Add) switch
        {
            [var one] => one,
            [] when faults.Count > 0 => throw new ConfigurationException([.. faults.Select(fault => $"{fault} 'sector sql ls' lists the names.")]),
            [] => throw new ConfigurationException($"--select: '{select}' names neither a model nor a seed. Name one."),
            var several => throw new ConfigurationException($"--select: '{select}' names {several.Count} models and seeds: {string.Join(", ", several.Select(node => node.Name))}. Name one."),
        };
    }

    private RunContext NewRun(string command, bool fullRefresh)
    {
        var invocation = new Invocation(Guid.NewGuid().ToString(), time.GetUtcNow(), command, fullRefresh);
        var values = InvocationValues.Create(project.Context, invocation, observer.Message);
        return new RunContext(project, warehouse, invocation, values, new RelationCache(), new ArtifactFolder(project.TargetDirectory), observer);
    }

    private static Func<Node, INodeRunner> Runners(RunContext run, string command)
    {
        if (command == "compile")
        {
            var compile = new CompileRunner(run);
            return _ => compile;
        }

        var (models, seeds, tests) = (new ModelBuilder(run), new SeedBuilder(run), new TestRunner(run));
        return node => node switch
        {
            ModelNode => models,
            SeedNode => seeds,
            _ => tests,
        };
    }
}
