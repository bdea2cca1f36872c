using System.Data.Common;
using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Compiles a model and keeps its result by the macro of its materialization.</summary>
internal sealed class ModelBuilder(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var model = (ModelNode)node;
        var compiler = new NodeCompiler(run, session, cancellation);
        var sql = compiler.Compile(model);
        session.Commit();
        result = result with
        {
            CompiledCode = sql,
            CompiledAt = run.Project.Options.Time.GetUtcNow(),
            CompiledPath = run.Artifacts.WriteCompiled(model, sql),
        };
        if (sql.Length == 0)
            throw new PipelineException($"{model.File.DisplayPath}: it renders to nothing. Write a query, or set 'enabled' to false.");
        if (model.IsEphemeral)
            return result with { Message = "part of the queries that read it" };
        try
        {
            return await new Retries(run).RunAsync(
                model.Relation!, session, () => Task.FromResult(Build(model, sql, session, compiler, result, cancellation)), cancellation);
        }
        catch (JinjaException failure) when (BuiltinMacros.Holds(failure.TemplateName))
        {
            throw new NodeFailure(result, new PipelineException($"{model.File.DisplayPath}: {failure.What} {failure.Hint}".TrimEnd(), failure));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new NodeFailure(result, failure);
        }
        finally
        {
            run.Artifacts.WriteRun(model, session.Statements);
        }
    }

    private NodeResult Build(ModelNode model, string sql, WarehouseSession session, NodeCompiler compiler, NodeResult result, CancellationToken cancellation)
    {
        var incremental = run.IsIncremental(model);
        if (model.Materialized == "view")
            WaitForSwaps(model, session);
        var scope = compiler.MaterializationScope(model, sql);
        var built = scope.Call(Find(model), [], cancellation);
        session.Commit();
        Remember(built);
        var main = scope.TryGet("load_result", out var load) && load is IJinjaCallable callable
            ? callable.Call(new JinjaArguments(["main"], [], cancellation)) as JinjaDict
            : null;
        if (main is null)
            throw new PipelineException($"{model.File.DisplayPath}: the materialization '{model.Materialized}' has run no statement called 'main'. Write {{% call statement('main') %}} … {{% endcall %}} in it.");
        return result with { Rows = Rows(model, main["response"] as ResponseValue, session), Message = incremental ? "incremental" : model.Materialized };
    }

    // A new view that comes up while a table below it is swapped, a seed that it reads as a source, would go with the old one. One that takes
    // the place of another swaps itself: should it ask only when it has locked what it reads, two builds could wait for each other in a circle.
    private void WaitForSwaps(ModelNode model, WarehouseSession session)
    {
        var isNew = run.Cache.Find(model.Relation!) is null;
        if ((isNew ? run.Dialect.SharedAdvisoryLock(RelationSwap.LockName) : run.Dialect.AdvisoryLock(RelationSwap.LockName)) is { } wait)
            session.Execute(wait, fetches: false);
    }

    // Some engines do not tell how many rows they put into a new table, but count them at no cost.
    private long? Rows(ModelNode model, ResponseValue? response, WarehouseSession session)
    {
        if (run.Cache.Find(model.Relation!)?.Type != RelationType.Table)
            return null;
        return response?.Rows ?? Convert.ToInt64(session.Query(run.Dialect.CountRows(model.Relation!)).Rows[0][0], CultureInfo.InvariantCulture);
    }

    private Macro Find(ModelNode model)
    {
        var macros = run.Project.Context.Macros;
        return macros.For(model.Package).FindMaterialization(model.Materialized, run.Dialect.MacroPrefixes)
            ?? throw new PipelineException(
                model.Materialized is "materialized_view" ? $"{model.File.DisplayPath}: 'materialized_view' is not supported by this version of SectorPipeline. Use 'table' or 'incremental', or write a materialization of that name."
                : $"{model.File.DisplayPath}: no materialization is called '{model.Materialized}'.{NearestName.Hint(model.Materialized, Names(macros))} Known: {string.Join(", ", Names(macros))}.");
    }

    private static IEnumerable<string> Names(MacroRegistry macros) => macros.Materializations.Append("ephemeral").Order(StringComparer.Ordinal);

    private void Remember(object? built)
    {
        if (built is not JinjaDict map || !map.TryGet("relations", out var relations))
            return;
        foreach (var relation in JinjaValue.Items(relations).OfType<RelationValue>())
            run.Cache.Add(relation.Relation with { Type = relation.Relation.Type ?? RelationType.Table });
    }
}
