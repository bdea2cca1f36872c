using System.Data.Common;
using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>
/// Runs a unit test: the model's query over given rows must give the expected ones. Nothing in the warehouse changes. With a
/// memory, one that has passed with the same query and rows is taken as passed.
/// </summary>
internal sealed class UnitTestRunner(RunContext run, BuildMemory? memory = null) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var test = (UnitTestNode)node;
        var trial = new UnitTestTrial(run, session, test, cancellation);
        var query = trial.Compile();
        session.Commit();
        result = result with { CompiledCode = query, CompiledPath = run.Artifacts.WriteCompiled(test, query) };
        if (memory is null)
            return await TryAsync(trial, test, query, session, result, cancellation);

        var fingerprint = trial.ExpectedText() is { } rows ? Fingerprint.OfQuery(query, rows) : null;
        if (fingerprint is not null && memory.Find(test) == fingerprint)
            return result with { Status = NodeStatus.Pass, Failures = 0, Message = "unchanged", IsReused = true };
        await memory.ForgetAsync(test, session, cancellation);
        var tried = await TryAsync(trial, test, query, session, result, cancellation);
        if (fingerprint is not null && tried.Status == NodeStatus.Pass)
            memory.Remember(test, fingerprint);
        return tried;
    }

    private async Task<NodeResult> TryAsync(
        UnitTestTrial trial, UnitTestNode test, string query, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        try
        {
            var difference = await session.TentativelyAsync(() => trial.CompareAsync(query, cancellation));
            return difference.IsNone
                ? result with { Status = NodeStatus.Pass, Failures = 0 }
                : result with { Status = NodeStatus.Fail, Failures = 1, Message = Describe(test, difference) };
        }
        catch (DbException failure)
        {
            throw new NodeFailure(result, new RowFault(session, run.Dialect).Find(trial.Used) ?? Unrunnable(test, result, failure));
        }
        catch (PipelineException failure)
        {
            throw new NodeFailure(result, failure);
        }
        finally
        {
            run.Artifacts.WriteRun(test, session.Statements);
        }
    }

    private static PipelineException Unrunnable(UnitTestNode test, NodeResult result, DbException failure) =>
        new($"{Place(test)} cannot run: {failure.Message.Trim()}\nThe compiled SQL is in {Path.GetRelativePath(".", result.CompiledPath!)}", failure);

    private static string Describe(UnitTestNode test, Difference difference) => $"{Place(test)} fails: {DifferenceText.Of(difference)}";

    private static string Place(UnitTestNode test) =>
        string.Create(CultureInfo.InvariantCulture, $"{test.Entry.Place.File.DisplayPath}:{test.Entry.Place.Line}: the unit test '{test.Name}' of {test.Model}");
}
