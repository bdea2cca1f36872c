using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Runs jobs: every step as soon as its needs are met, with everything recorded before it starts and after it ends.</summary>
/// <remarks>One per process, because the pools are its own. Cancelling leaves a run that can be resumed.</remarks>
public sealed class JobExecutor(IRunHistory history, IServiceProvider services, ExecutorOptions options, TimeProvider time)
{
    private readonly StepSlots slots = new(options);

    /// <summary>Runs a job for a session; a failed or cancelled run is a result, not an exception.</summary>
    /// <exception cref="ConfigurationException">The job has no such step, or the parameters of one make no sense.</exception>
    public async Task<RunDetails> RunAsync(Job job, RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        var steps = Restrict(job, StepSelection.Named(job, request.From, request.Only) ?? job.Steps.Names.ToHashSet(StringComparer.Ordinal));
        Check(steps, request);
        var run = await history.StartRunAsync(Describe(job, request), steps.Names, cancellation);
        var before = new RunDetails(run with { State = RunState.Failed }, []);
        return await ExecuteAsync(ScopeOf(job, run, request.Trigger, observer), steps, before, cancellation);
    }

    /// <summary>Runs part of an earlier run again under its id: by default what has not succeeded.</summary>
    /// <exception cref="ConfigurationException">There is no such run, or its job has no such step.</exception>
    /// <exception cref="PipelineException">The run is running.</exception>
    public async Task<RunDetails> RerunAsync(JobCatalog jobs, RerunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        var before = await history.FindAsync(request.Run, cancellation);
        var job = jobs.Get(before.Run.Job);
        var steps = Restrict(job, StepSelection.Named(job, request.From, request.Only) ?? Unfinished(job, before, request.FullRefresh));
        if (steps.Count == 0 && before.Run.State == RunState.Succeeded)
            return Unchanged(before, observer);
        var run = await history.ResumeRunAsync(before.Run.Id, steps.Names, request.FullRefresh, cancellation);
        return await ExecuteAsync(ScopeOf(job, run, RunTrigger.Rerun, observer), steps, before, cancellation);
    }

    // Before anything is recorded: every fault of every step at once.
    private void Check(Dag<JobStep> steps, RunRequest request)
    {
        var faults = new List<string>();
        foreach (var step in steps.Names.Select(name => steps[name]))
        {
            try
            {
                step.Type.Check(services, new StepContext { RunId = "", Step = step.Name, Session = request.Session, With = step.With, FullRefresh = request.FullRefresh });
            }
            catch (ConfigurationException e)
            {
                faults.AddRange(e.Faults);
            }
        }

        if (faults.Count > 0)
            throw new ConfigurationException(faults);
    }

    private static Dag<JobStep> Restrict(Job job, IReadOnlySet<string> chosen) => StepSelection.Restrict(job.Steps, chosen);

    private static HashSet<string> Unfinished(Job job, RunDetails before, bool all) =>
        before.Steps
            .Where(step => (all || step.State != StepState.Succeeded) && job.Steps.Contains(step.Name))
            .Select(step => step.Name)
            .ToHashSet(StringComparer.Ordinal);

    private static RunDetails Unchanged(RunDetails run, IRunObserver observer)
    {
        observer.RunStarted(run.Run, []);
        observer.RunFinished(run);
        return run;
    }

    private async Task<RunDetails> ExecuteAsync(RunScope scope, Dag<JobStep> steps, RunDetails before, CancellationToken cancellation)
    {
        scope.Observer.RunStarted(scope.Run, [.. steps.Names.Select(name => steps[name])]);
        var attempts = before.Steps.ToDictionary(step => step.Name, step => step.Attempts.Count, StringComparer.Ordinal);
        var cancelled = await RunStepsAsync(scope, steps, attempts, cancellation);
        var after = await history.FindAsync(scope.Run.Id, CancellationToken.None);
        var state = StateOf(after.Steps, cancelled, before.Run.State);
        var details = await history.FinishRunAsync(scope.Run.Id, state, time.GetUtcNow(), CancellationToken.None);
        scope.Observer.RunFinished(details);
        return details;
    }

    // True when it was cancelled. A step's own failure is no exception here; one that comes is a failure of the history.
    private async Task<bool> RunStepsAsync(RunScope scope, Dag<JobStep> steps, Dictionary<string, int> attempts, CancellationToken cancellation)
    {
        try
        {
            // The slots limit what runs at once, so that a step that waits for its pool or its time holds nobody up.
            await DagRunner.RunAsync(
                steps,
                Math.Max(1, steps.Count),
                (step, token) => new StepExecution(scope, step, attempts.GetValueOrDefault(step.Name)).RunAsync(token),
                (step, cause) => SkipAsync(scope, step, cause),
                cancellation);
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return true;
        }
        catch
        {
            await GiveUpAsync(scope);
            throw;
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

    private static async Task SkipAsync(RunScope scope, JobStep step, string cause)
    {
        var skipped = new RunStep { Name = step.Name, State = StepState.Skipped, SkipCause = cause };
        await scope.History.FinishStepAsync(scope.Run.Id, skipped, CancellationToken.None);
        scope.Observer.StepFinished(skipped);
    }

    // A rerun of one step may leave others as an earlier execution left them; then so is the run.
    private static RunState StateOf(IReadOnlyList<RunStep> steps, bool cancelled, RunState before)
    {
        if (steps.All(step => step.State == StepState.Succeeded))
            return RunState.Succeeded;
        if (cancelled)
            return RunState.Cancelled;
        return steps.Any(step => step.State is StepState.Failed or StepState.Skipped) ? RunState.Failed : before;
    }

    private NewRun Describe(Job job, RunRequest request) => new()
    {
        Job = job.Name,
        Session = request.Session,
        Trigger = request.Trigger,
        Started = time.GetUtcNow(),
        FullRefresh = request.FullRefresh,
        Parameters = request.Parameters,
        Version = options.Version,
    };

    private RunScope ScopeOf(Job job, Run run, RunTrigger trigger, IRunObserver observer) => new()
    {
        Job = job,
        Run = run,
        Trigger = trigger,
        History = history,
        Observer = new SerialObserver(observer),
        Services = services,
        Slots = slots,
        Time = time,
        Began = time.GetUtcNow(),
    };
}
