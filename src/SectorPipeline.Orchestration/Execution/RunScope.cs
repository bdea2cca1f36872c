using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What all steps of one execution of a run share.</summary>
internal sealed record RunScope
{
    public required Job Job { get; init; }

    public required Run Run { get; init; }

    /// <summary>What caused this execution; the run's own trigger is that of its first.</summary>
    public required RunTrigger Trigger { get; init; }

    public required IRunHistory History { get; init; }

    public required IRunObserver Observer { get; init; }

    public required IServiceProvider Services { get; init; }

    public required StepSlots Slots { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The instant this execution began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>How its steps have ended so far.</summary>
    public StepEnds Ends { get; init; } = new([]);

    /// <summary>The parts of each step that earlier executions did, and that still hold.</summary>
    public ILookup<string, string> Done { get; init; } = Enumerable.Empty<string>().ToLookup(name => name, StringComparer.Ordinal);

    /// <summary>The inputs of its steps.</summary>
    public StepInputs Inputs => field ??= new StepInputs(new RunNames(Job, Run, Ends.Find));

    /// <summary>When a scheduled run should be done.</summary>
    public DateTimeOffset? Deadline => Trigger == RunTrigger.Scheduled ? Job.DeadlineOn(Job.DayOf(Run.Slot ?? Began)) : null;

    /// <summary>Ends when all steps that have finished so far are recorded, and were told of.</summary>
    public Task Recorded => Ends.Recorded;

    /// <summary>Lets a step end; it is told of when the task says that it is recorded, and after those that ended before.</summary>
    public void Finish(RunStep step, Task recorded) => Ends.Add(step, recorded, () => Observer.StepFinished(step));

    public StepContext ContextOf(JobStep step) => ContextOf(step, item: null) with { Progress = new ObservedProgress(Observer, step.Name) };

    /// <param name="step">A step of the job.</param>
    /// <param name="item">The item of its list that is processed.</param>
    public StepContext ContextOf(JobStep step, string? item) => new()
    {
        RunId = Run.Id,
        Step = step.Name,
        Session = Run.Session,
        With = Inputs.With(step, item),
        FullRefresh = Run.FullRefresh,
    };

    /// <summary>When a scheduled run may start the step, on the day that the run began; null is at once.</summary>
    public DateTimeOffset? DueAt(JobStep step) =>
        Trigger == RunTrigger.Scheduled && step.NotBefore is { } time ? Job.InstantOf(Job.DayOf(Run.Slot ?? Began), time) : null;
}
