using System.Globalization;
using System.Numerics;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Runs a data test: the rows of its query are failures.</summary>
internal sealed class TestRunner(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var test = (TestNode)node;
        var sql = new NodeCompiler(run, session, cancellation).Compile(test);
        result = result with { CompiledCode = sql, CompiledPath = await run.Artifacts.WriteCompiledAsync(test, sql, cancellation) };
        try
        {
            var table = await session.QueryAsync(TestQuery.Count(test, sql), cancellation);
            return Judge(test, table.Rows[0], result);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new NodeFailure(result, failure);
        }
        finally
        {
            await run.Artifacts.WriteRunAsync(test, session.Statements, CancellationToken.None);
        }
    }

    private NodeResult Judge(TestNode test, IReadOnlyList<object?> row, NodeResult result)
    {
        var failures = Number(row[0]);
        var status = IsTrue(row[2]) && !test.IsWarning ? NodeStatus.Fail
            : IsTrue(row[1]) ? NodeStatus.Warn
            : NodeStatus.Pass;
        return result with { Status = status, Failures = failures, Message = status == NodeStatus.Pass ? "" : Describe(test, failures, result) };
    }

    private string Describe(TestNode test, long failures, NodeResult result) =>
        $"{test.File.DisplayPath}: {Subject(test)}: {failures.ToString(CultureInfo.InvariantCulture)} {(failures == 1 ? "row fails" : "rows fail")} the test. "
        + $"See the rows with {Path.GetRelativePath(".", result.CompiledPath!)}";

    private string Subject(TestNode test) =>
        test.Generic is not { } generic ? test.Name
        : $"{generic.Name} of {run.Project.Graph[generic.AttachedTo].Name}{(generic.Column is null ? "" : $".{generic.Column}")}";

    private static bool IsTrue(object? value) => value is true || (value is not bool && Number(value) != 0);

    // Sums of integers are wider than 64 bits in some engines.
    private static long Number(object? value) =>
        value switch
        {
            null => 0,
            BigInteger wide => (long)wide,
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };
}
