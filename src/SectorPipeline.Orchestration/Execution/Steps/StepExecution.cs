using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Runs one step of a run: attempt after attempt until it succeeds, fails for good or is cancelled.</summary>
internal sealed class StepExecution(RunScope scope, JobStep step, int earlierAttempts)
{
    private readonly List<Attempt> attempts = [];
    private readonly HashSet<string> done = scope.Done[step.Name].ToHashSet(StringComparer.Ordinal);
    private readonly FanOut? fanOut = step.ForEach is { } forEach ? new FanOut(scope, step, forEach) : null;
    private StepResult earlier = StepResult.Nothing;

    /// <summary>Whether the step succeeded.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await WaitUntilDueAsync(cancellation);
            while (true)
            {
                var ended = await AttemptAsync(cancellation);
                if (ended.Step is not null)
                    return ended.Step.State == StepState.Succeeded;
                await Task.Delay(ended.RetryIn, scope.Time, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await CancelAsync();
            throw;
        }
    }

    private async Task WaitUntilDueAsync(CancellationToken cancellation)
    {
        if (scope.DueAt(step) is not { } due || due - scope.Time.GetUtcNow() is not { Ticks: > 0 } wait)
            return;
        scope.Observer.StepDelayed(step.Name, due);
        await Task.Delay(wait, scope.Time, cancellation);
    }

    // The places are given back for the pause before the next attempt.
    private async Task<(RunStep? Step, TimeSpan RetryIn)> AttemptAsync(CancellationToken cancellation)
    {
        await using var places = await scope.Slots.TakeAsync(step.Pool, scope.Run.Id, step.Name, cancellation);
        var attempt = await StartAsync(cancellation);
        var outcome = await InvokeAsync(attempt, cancellation);
        attempts[^1] = attempt = attempt with
        {
            State = outcome.State,
            Finished = scope.Time.GetUtcNow(),
            Error = outcome.Error?.Message,
            ErrorDetail = outcome.Error?.Detail,
            IsTransient = outcome.Error?.IsTransient ?? false,
        };
        return await FinishAsync(attempt, outcome, cancellation);
    }

    private async Task<Attempt> StartAsync(CancellationToken cancellation)
    {
        var attempt = new Attempt
        {
            Step = step.Name,
            Number = earlierAttempts + attempts.Count + 1,
            Trigger = scope.Trigger,
            State = StepState.Running,
            Started = scope.Time.GetUtcNow(),
        };
        // By then what ended before is in the history too, or cannot be written.
        var earlierSteps = scope.Recorded;
        await scope.History.StartAttemptAsync(scope.Run.Id, attempt, cancellation);
        await earlierSteps;
        attempts.Add(attempt);
        scope.Observer.StepStarted(step.Name, attempt.Number);
        return attempt;
    }

    // Parts and lines are in the history before the attempt is said to have ended.
    private async Task<AttemptOutcome> InvokeAsync(Attempt attempt, CancellationToken cancellation)
    {
        using var measured = new AttemptMeasure(scope, step, attempt);
        var parts = new SubStepRecorder(scope, step.Name, attempt.Number, done);
        await using var log = new StepLog(scope.History, scope.Run.Id, step.Name, attempt.Number, scope.Time);
        StepLogProvider.Enter(log);
        var outcome = await InvokeAsync(parts, cancellation);
        measured.End(outcome);
        outcome.WriteTo(log);
        await parts.FlushAsync();
        done.UnionWith(parts.Succeeded);
        return outcome;
    }

    private async Task<AttemptOutcome> InvokeAsync(SubStepRecorder parts, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(step.Timeout ?? Timeout.InfiniteTimeSpan, scope.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            return AttemptOutcome.Success(await WorkAsync(parts, either.Token));
        }
        catch (Exception error) when (cancellation.IsCancellationRequested)
        {
            return AttemptOutcome.Cancelled(error);
        }
        catch (Exception error) when (timeout.IsCancellationRequested)
        {
            return AttemptOutcome.Failure(TimedOut(error));
        }
        catch (Exception error)
        {
            return AttemptOutcome.Failure(error);
        }
    }

    private Task<StepResult> WorkAsync(SubStepRecorder parts, CancellationToken cancellation) =>
        fanOut?.RunAsync(parts, cancellation) ?? step.Type.Create(scope.Services).RunAsync(scope.ContextOf(step) with { SubSteps = parts }, cancellation);

    private async Task<(RunStep? Step, TimeSpan RetryIn)> FinishAsync(Attempt attempt, AttemptOutcome outcome, CancellationToken cancellation)
    {
        var retryIn = RetryIn(outcome);
        var ended = retryIn is null && outcome.State != StepState.Cancelled ? Ended(outcome.State, outcome.Result) : null;
        earlier = (outcome.Result ?? StepResult.Nothing).After(earlier);
        var recorded = await scope.History.FinishAttemptAsync(scope.Run.Id, attempt, ended, CancellationToken.None);
        if (outcome.State != StepState.Succeeded)
            await recorded;
        if (outcome.State == StepState.Cancelled)
            cancellation.ThrowIfCancellationRequested();
        if (outcome.State == StepState.Failed)
            scope.Observer.AttemptFailed(attempt, retryIn);
        if (ended is not null)
            scope.Finish(ended, recorded);
        return (ended, retryIn ?? TimeSpan.Zero);
    }

    private TimeSpan? RetryIn(AttemptOutcome outcome) =>
        outcome is { State: StepState.Failed, Error.IsTransient: true } && attempts.Count < step.Retry.Attempts
            ? step.Retry.PauseAfter(attempts.Count, Random.Shared.NextDouble())
            : null;

    private async Task CancelAsync()
    {
        var cancelled = Ended(StepState.Cancelled, result: null);
        await scope.History.FinishStepAsync(scope.Run.Id, cancelled, CancellationToken.None);
        scope.Finish(cancelled, Task.CompletedTask);
    }

    private RunStep Ended(StepState state, StepResult? result)
    {
        var all = (result ?? StepResult.Nothing).After(earlier);
        return new RunStep
        {
            Name = step.Name,
            State = state,
            Rows = all.Rows,
            Counts = all.Counts,
            Warnings = [.. all.Warnings, .. WarningsOf(state)],
            Started = attempts.Count > 0 ? attempts[0].Started : null,
            Finished = scope.Time.GetUtcNow(),
            Attempts = [.. attempts],
        };
    }

    private IEnumerable<string> WarningsOf(StepState state)
    {
        if (state == StepState.Failed && step.OnFailure == FailurePolicy.Continue)
            yield return $"{step.Name} failed, and what needs it went on (on_failure: continue): {attempts[^1].Error}";
        if (scope.Deadline is { } deadline && scope.Time.GetUtcNow() > deadline)
            yield return string.Create(CultureInfo.InvariantCulture, $"{step.Name} ended after the deadline of {scope.Job.Name}, {scope.Job.Deadline:HH:mm} in {scope.Job.TimeZone.Id}.");
    }

    private PipelineException TimedOut(Exception cause) =>
        new($"{step.Name}: stopped after {Duration.Format(step.Timeout!.Value)}, its timeout. If it needs longer, raise timeout in {scope.Job.File}.", cause)
        {
            IsTransient = true,
            Partial = AttemptOutcome.DoneUntil(cause),
        };
}
