using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Runs;

/// <summary>Collects what happens in a run, for whoever draws it.</summary>
internal abstract class RunBoard(TimeProvider time) : IRunObserver
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StepLine> lines = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    public void RunStarted(Run run, IReadOnlyList<JobStep> steps)
    {
        lock (gate)
        {
            foreach (var step in steps)
            {
                lines[step.Name] = new StepLine(step.Name, time);
                order.Add(step.Name);
            }
        }

        OnRunStarted(run);
    }

    public void StepDelayed(string step, DateTimeOffset until) => Change(step, line => line.Delay(until));

    public void StepStarted(string step, int attempt) => Change(step, line => line.Start(attempt));

    public void StepProgressed(string step, StepProgress progress) => Change(step, line => line.Report(progress));

    public void AttemptFailed(Attempt attempt, TimeSpan? retryIn) => Change(attempt.Step, line => line.Fail(attempt, retryIn));

    public void StepFinished(RunStep step) => Change(step.Name, line => line.Finish(step));

    public void RunFinished(RunDetails run)
    {
    }

    protected abstract void OnRunStarted(Run run);

    /// <summary>Called after every change, one at a time.</summary>
    protected abstract void OnChanged(StepLine line);

    protected IReadOnlyList<T> Read<T>(Func<StepLine, T> read)
    {
        lock (gate)
            return order.ConvertAll(name => read(lines[name]));
    }

    /// <summary>Looks at every line, while none changes.</summary>
    protected void Visit(Action<StepLine> look)
    {
        lock (gate)
            order.ForEach(name => look(lines[name]));
    }

    private void Change(string step, Action<StepLine> change)
    {
        lock (gate)
        {
            change(lines[step]);
            OnChanged(lines[step]);
        }
    }
}
