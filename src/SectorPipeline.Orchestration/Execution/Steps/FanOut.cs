using System.Collections.Concurrent;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Runs a step once per item of its list; the next attempt runs only the items that have not succeeded.</summary>
internal sealed class FanOut(RunScope scope, JobStep step, ForEach forEach)
{
    private readonly ConcurrentDictionary<string, StepResult> done = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<string>> items = new(() => scope.Inputs.Items(forEach));

    /// <summary>One attempt; its work is that of its own items, its warnings and the counts of how things stand are those of all.</summary>
    /// <exception cref="PipelineException">Items failed: says which; transient when each of them may succeed later.</exception>
    public async Task<StepResult> RunAsync(ISubSteps parts, CancellationToken cancellation)
    {
        var attempt = new ItemResults(StandingOf(done.Values));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = forEach.MaxParallel, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(items.Value.Where(item => !done.ContainsKey(item)), parallel, (item, token) => RunAsync(item, attempt, parts, token));
        }
        catch (OperationCanceledException stopped)
        {
            throw new StepCancelledException(attempt.Sum(), stopped);
        }

        return attempt.Failures.Count == 0 ? attempt.Sum() : throw Failure(attempt);
    }

    // Where an item starts and ends.
    private async ValueTask RunAsync(string item, ItemResults attempt, ISubSteps parts, CancellationToken cancellation)
    {
        Report(item);
        var part = new SubStep { Name = item, Kind = "item", State = SubStepState.Running, Started = scope.Time.GetUtcNow() };
        if (parts.IsDone(item))
        {
            done[item] = StepResult.Nothing;
            parts.Report(part with { State = SubStepState.Unchanged, Finished = part.Started });
            return;
        }

        parts.Report(part);
        try
        {
            var context = scope.ContextOf(step, item) with { Progress = new PartProgress(parts, part) };
            var result = await step.Type.Create(scope.Services).RunAsync(context, cancellation);
            done[item] = result with { Warnings = [.. result.Warnings.Select(warning => $"{item}: {warning}")] };
            attempt.Succeed(done[item]);
            parts.Report(part with { State = SubStepState.Succeeded, Finished = scope.Time.GetUtcNow(), Rows = result.Rows });
        }
        catch (Exception error)
        {
            attempt.Fail(item, error);
            var state = cancellation.IsCancellationRequested ? SubStepState.Cancelled : SubStepState.Failed;
            parts.Report(part with { State = state, Finished = scope.Time.GetUtcNow(), Message = AttemptError.Of(error).Message });
            cancellation.ThrowIfCancellationRequested();
        }

        Report(item);
    }

    private void Report(string item) =>
        scope.Observer.StepProgressed(step.Name, new StepProgress(done.Count, items.Value.Count, item));

    private static StepResult StandingOf(IEnumerable<StepResult> results) =>
        results.Aggregate(StepResult.Nothing, (sum, result) => sum.Plus(result)).Standing();

    private PipelineException Failure(ItemResults attempt)
    {
        var failures = attempt.Failures;
        var lines = failures.Select(failure => $"{failure.Item}: {failure.Error.Message}");
        return new PipelineException(
            $"{step.Name}: {failures.Count} of {items.Value.Count} items failed.\n{string.Join('\n', lines)}",
            new AggregateException(failures.Select(failure => failure.Cause)))
        {
            IsTransient = failures.All(failure => failure.Error.IsTransient),
            Partial = attempt.Sum(),
        };
    }
}
