using System.Globalization;
using System.Numerics;
using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Runs a data test: the rows of its query are failures, which may be kept in a table.</summary>
internal sealed class TestRunner(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var test = (TestNode)node;
        var compiler = new NodeCompiler(run, session, cancellation);
        var sql = compiler.Compile(test);
        session.Commit();
        result = result with
        {
            CompiledCode = sql,
            CompiledAt = run.Project.Options.Time.GetUtcNow(),
            CompiledPath = run.Artifacts.WriteCompiled(test, sql),
        };
        try
        {
            var query = run.StoresFailures(test) ? Store(test, sql, session, compiler, cancellation) : sql;
            var table = await session.QueryAsync(Count(test, query, compiler), cancellation);
            return Judge(test, table.Rows[0], result);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new NodeFailure(result, failure);
        }
        finally
        {
            run.Artifacts.WriteRun(test, session.Statements);
        }
    }

    // A project may count failures in its own way.
    private string Count(TestNode test, string sql, NodeCompiler compiler)
    {
        if (run.Project.Context.Macros.For(test.Package).Own("get_test_sql") is not { } macro)
            return TestQuery.Count(test, sql);
        object?[] arguments = [sql, TestQuery.Calculation(test), TestQuery.WarnIf(test), TestQuery.ErrorIf(test), test.Config.Text("limit")];
        return JinjaValue.Text(compiler.MaterializationScope(test, sql).Call(macro, arguments, compiler.Cancellation));
    }

    // The rows are kept in a table or view of the test's own; the query over it counts them.
    private string Store(TestNode test, string sql, WarehouseSession session, NodeCompiler compiler, CancellationToken cancellation)
    {
        var asView = test.Config.Text("store_failures_as") == "view";
        var target = test.Relation! with { Type = asView ? RelationType.View : RelationType.Table };
        var scope = compiler.MaterializationScope(test, sql);
        session.Begin();
        if (run.Cache.Find(target) is { } existing)
            session.Execute(run.Dialect.Drop(existing), fetches: false);
        var create = asView ? Call("get_create_view_as_sql", compiler.Value(target), sql) : Call("get_create_table_as_sql", false, compiler.Value(target), sql);
        session.Execute(create, fetches: false);
        session.Commit();
        run.Cache.Add(target);
        return $"select * from {run.Dialect.Render(target)}";

        string Call(string macro, params object?[] arguments) =>
            scope.TryGet(macro, out var found) && found is IJinjaCallable callable ? JinjaValue.Text(callable.Call(new JinjaArguments(arguments, [], cancellation))) : "";
    }

    private NodeResult Judge(TestNode test, IReadOnlyList<object?> row, NodeResult result)
    {
        var failures = Number(row[0]);
        var status = IsTrue(row[2]) && !test.IsWarning ? NodeStatus.Fail
            : IsTrue(row[1]) ? (run.Invocation.WarnError ? NodeStatus.Fail : NodeStatus.Warn)
            : NodeStatus.Pass;
        return result with { Status = status, Failures = failures, Message = status == NodeStatus.Pass ? "" : Describe(test, failures, result) };
    }

    private string Describe(TestNode test, long failures, NodeResult result) =>
        $"{test.File.DisplayPath}: {Subject(test)}: {failures.ToString(CultureInfo.InvariantCulture)} {(failures == 1 ? "row fails" : "rows fail")} the test. "
        + (run.StoresFailures(test)
            ? $"They are kept: select * from {run.Dialect.Render(test.Relation!)}"
            : $"See the rows with {Path.GetRelativePath(".", result.CompiledPath!)}");

    private string Subject(TestNode test) =>
        test.Generic is not { } generic ? test.Name
        : $"{generic.Name} of {run.Project.Graph[generic.AttachedTo].Name}{(generic.Column is null ? "" : $".{generic.Column}")}";

    private static bool IsTrue(object? value) =>
        value is string text ? throw new ConfigurationException($"get_test_sql gives '{text}' where a boolean or a number belongs. Correct the macro.")
        : value is true || (value is not bool && Number(value) != 0);

    // Sums of integers are wider than 64 bits in some engines.
    private static long Number(object? value) =>
        value switch
        {
            null => 0,
            BigInteger wide => (long)wide,
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };
}
