using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Runs jobs: every step as soon as its needs are met, with everything recorded before it starts and after it ends.</summary>
/// <remarks>One per process, because the pools are its own. Cancelling leaves a run that can be resumed.</remarks>
public sealed class JobExecutor(HistoryStore store, IServiceProvider services, ExecutorOptions options, TimeProvider time)
{
    private readonly IRunHistory history = store.Runs;
    private readonly RunPlanner planner = new(services, options, time);
    private readonly StepSlots slots = new(options, store.Pools);

    /// <summary>Makes another observer of each execution, besides the one that it is given; null for none.</summary>
    public Func<IRunObserver>? Watch { get; init; }

    /// <summary>Runs a job for a session; a failed or cancelled run is a result, not an exception.</summary>
    /// <exception cref="ConfigurationException">The job has no such step or parameter, or what a step is given makes no sense.</exception>
    public async Task<RunDetails> RunAsync(Job job, RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        var (planned, steps) = planner.Plan(job, request);
        var run = await history.StartRunAsync(planned, steps.Names, cancellation);
        return await ExecuteAsync(ScopeOf(job, run, request.Trigger, observer), steps, RunState.Failed, cancellation);
    }

    /// <summary>Runs part of an earlier run again under its id: by default what has not succeeded.</summary>
    /// <exception cref="ConfigurationException">There is no such run, or its job has no such step.</exception>
    /// <exception cref="PipelineException">The run is queued or running.</exception>
    public async Task<RunDetails> RerunAsync(JobCatalog jobs, RerunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        var before = await history.FindAsync(request.Run, cancellation);
        var part = new RunPart { From = request.From, Only = request.Only, FullRefresh = request.FullRefresh };
        var job = jobs.Get(before.Run.Job);
        if (RunPlanner.StepsOf(job, part, before).Count == 0 && before.Run.State == RunState.Succeeded)
            return Unchanged(before, observer);
        return await ResumeAsync(job, before, part, RunTrigger.Rerun, observer, cancellation);
    }

    /// <summary>Executes a run that this node has claimed; one that cannot be executed fails with the reason in its log.</summary>
    /// <exception cref="RunLostException">Another node has taken it over.</exception>
    public async Task<RunDetails> ExecuteAsync(Job job, ClaimedRun claimed, IRunObserver observer, CancellationToken cancellation)
    {
        var before = await history.FindAsync(claimed.Run.Id, cancellation);
        try
        {
            return await ResumeAsync(job, before, claimed.Part, claimed.Trigger, observer, cancellation);
        }
        catch (ConfigurationException error)
        {
            var line = new LogLine(0, "", 0, time.GetUtcNow(), LogLevel.Error, error.Message);
            await history.AppendLogAsync(claimed.Run.Id, [line], CancellationToken.None);
            return await history.FinishRunAsync(claimed.Run.Id, RunState.Failed, time.GetUtcNow(), CancellationToken.None);
        }
    }

    /// <summary>What is known of a run that is to be queued, after all is checked that can be.</summary>
    /// <exception cref="ConfigurationException">The job has no such step or parameter, or what a step is given makes no sense.</exception>
    public NewRun Prepare(Job job, RunRequest request) => planner.Plan(job, request).Run;

    private async Task<RunDetails> ResumeAsync(
        Job job, RunDetails before, RunPart part, RunTrigger trigger, IRunObserver observer, CancellationToken cancellation)
    {
        RunParameters.Check(job, before.Run.Parameters);
        var steps = RunPlanner.StepsOf(job, part, before);
        var done = await DoneParts.ReadAsync(history, before.Run, steps, part, cancellation);
        var run = await history.ResumeRunAsync(before.Run.Id, steps.Names, part.FullRefresh, cancellation);
        var scope = ScopeOf(job, run, trigger, observer) with { Ends = new StepEnds(before.Steps), Done = done };
        // A run that was queued has not ended in any way: then what its steps come to decides.
        return await ExecuteAsync(scope, steps, before.Run.State is RunState.Queued or RunState.Running ? RunState.Failed : before.Run.State, cancellation);
    }

    private static RunDetails Unchanged(RunDetails run, IRunObserver observer)
    {
        observer.RunStarted(run.Run, []);
        observer.RunFinished(run);
        return run;
    }

    private async Task<RunDetails> ExecuteAsync(RunScope scope, Dag<JobStep> steps, RunState before, CancellationToken cancellation)
    {
        using var activity = Start(scope.Run);
        scope.Observer.RunStarted(scope.Run, [.. steps.Names.Select(name => steps[name])]);
        var cancelled = await RunStepsAsync(scope, steps, cancellation);
        var after = await history.FindAsync(scope.Run.Id, CancellationToken.None);
        var state = RunOutcome.Of(scope.Job, after.Steps, cancelled, before);
        var details = await history.FinishRunAsync(scope.Run.Id, state, time.GetUtcNow(), CancellationToken.None);
        activity?.SetTag("sector.run.state", HistoryRows.Word(state)).SetStatus(state == RunState.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        scope.Observer.RunFinished(details);
        return details;
    }

    private static Activity? Start(Run run) =>
        Telemetry.Activities.StartActivity($"run {run.Job}")?
            .SetTag("sector.run.id", run.Id).SetTag("sector.job", run.Job).SetTag("sector.session", run.Session.ToString());

    // True when it was cancelled. A step's own failure is no exception here; one that comes is a failure of the history.
    private async Task<bool> RunStepsAsync(RunScope scope, Dag<JobStep> steps, CancellationToken cancellation)
    {
        try
        {
            var cancelled = await IsCancelledAsync(TakeTurnsAsync(scope, steps, cancellation), cancellation);
            await scope.Recorded;
            return cancelled;
        }
        catch (Exception error) when (error is not RunLostException)
        {
            await GiveUpAsync(scope);
            throw;
        }
    }

    private static async Task TakeTurnsAsync(RunScope scope, Dag<JobStep> steps, CancellationToken cancellation)
    {
        // The slots limit what runs at once, so that a step that waits for its pool or its time holds nobody up.
        await using var deadline = DeadlineWatch.Start(scope);
        await DagRunner.RunAsync(
            steps,
            Math.Max(1, steps.Count),
            (step, failed, token) => new StepTurn(scope, step, scope.Ends.Find(step.Name)?.Attempts.Count ?? 0).TakeAsync(failed, token),
            cancellation);
    }

    private static async Task<bool> IsCancelledAsync(Task turns, CancellationToken cancellation)
    {
        try
        {
            await turns;
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return true;
        }
    }

    private async Task GiveUpAsync(RunScope scope)
    {
        try
        {
            await history.FinishRunAsync(scope.Run.Id, RunState.Failed, time.GetUtcNow(), CancellationToken.None);
        }
        catch (PipelineException)
        {
            // The first error says more; whoever opens the history next will find the run interrupted.
        }
    }

    private RunScope ScopeOf(Job job, Run run, RunTrigger trigger, IRunObserver observer) => new()
    {
        Job = job,
        Run = run,
        Trigger = trigger,
        History = history,
        Observer = new SerialObserver(Watch is null ? [observer] : [observer, Watch()]),
        Services = services,
        Slots = slots,
        Time = time,
        Began = time.GetUtcNow(),
    };
}
