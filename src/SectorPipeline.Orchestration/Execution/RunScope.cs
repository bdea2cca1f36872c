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

    public StepContext ContextOf(JobStep step) => new()
    {
        RunId = Run.Id,
        Step = step.Name,
        Session = Run.Session,
        With = step.With,
        FullRefresh = Run.FullRefresh,
        Progress = new ObservedProgress(Observer, step.Name),
    };

    /// <summary>When a scheduled run may start the step, on the day that the run began; null is at once.</summary>
    public DateTimeOffset? DueAt(JobStep step)
    {
        if (Trigger != RunTrigger.Scheduled || step.NotBefore is not { } time)
            return null;
        var today = TimeZoneInfo.ConvertTime(Began, Job.TimeZone).Date;
        var local = today + time.ToTimeSpan();
        // In the hour that spring skips, the clock that went on shows the time an hour later.
        if (Job.TimeZone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Job.TimeZone.GetUtcOffset(local));
    }
}
