namespace SectorPipeline.Orchestration;

/// <summary>Works out how a run ended.</summary>
internal static class RunOutcome
{
    // A rerun of one step may leave others as an earlier execution left them; then so is the run.
    public static RunState Of(Job job, IReadOnlyList<RunStep> steps, bool cancelled, RunState before)
    {
        if (steps.All(step => IsGood(job, step)))
            return RunState.Succeeded;
        if (cancelled)
            return RunState.Cancelled;
        return steps.Any(step => step.State is StepState.Failed or StepState.Skipped && !IsGood(job, step)) ? RunState.Failed : before;
    }

    private static bool IsGood(Job job, RunStep step) =>
        step.State == StepState.Succeeded || step.IsLeftOut || (step.State == StepState.Failed && GoesOn(job, step.Name));

    private static bool GoesOn(Job job, string step) =>
        job.Steps.Contains(step) && job.Steps[step].OnFailure == FailurePolicy.Continue;
}
