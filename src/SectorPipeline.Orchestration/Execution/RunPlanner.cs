using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Works out what a run will do, and finds what is wrong before anything is recorded.</summary>
internal sealed class RunPlanner(IServiceProvider services, ExecutorOptions options, TimeProvider time)
{
    /// <exception cref="ConfigurationException">Every fault: of the request, of the parameters, of each step.</exception>
    public (NewRun Run, Dag<JobStep> Steps) Plan(Job job, RunRequest request)
    {
        var steps = StepSelection.Restrict(job.Steps, StepSelection.Named(job, request.From, request.Only) ?? All(job));
        var run = Describe(job, request);
        Check(job, steps, run);
        return (run, steps);
    }

    /// <summary>The steps of an execution: those that are named, all, or those that have not succeeded. A run that is new has no steps yet.</summary>
    public static Dag<JobStep> StepsOf(Job job, RunPart part, RunDetails before)
    {
        var chosen = StepSelection.Named(job, part.From, part.Only);
        var all = before.Steps.Count == 0 ? All(job) : StepSelection.Unfinished(job, before, part.All || part.FullRefresh);
        return StepSelection.Restrict(job.Steps, chosen ?? all);
    }

    private static HashSet<string> All(Job job) => job.Steps.Names.ToHashSet(StringComparer.Ordinal);

    private void Check(Job job, Dag<JobStep> steps, NewRun run)
    {
        RunParameters.Check(job, run.Parameters);
        var inputs = new StepInputs(new RunNames(job, run, _ => null));
        string[] faults = [.. steps.Names.Select(name => steps[name]).SelectMany(step => inputs.Foreseen(step).SelectMany(with => Faults(step, with, run)))];
        if (faults.Length > 0)
            throw new ConfigurationException([.. faults.Distinct()]);
    }

    private IReadOnlyList<string> Faults(JobStep step, StepParameters with, NewRun run)
    {
        try
        {
            step.Type.Check(services, new StepContext { RunId = "", Step = step.Name, Session = run.Session, With = with, FullRefresh = run.FullRefresh });
            return [];
        }
        catch (ConfigurationException error)
        {
            return error.Faults;
        }
    }

    private NewRun Describe(Job job, RunRequest request) => new()
    {
        Job = job.Name,
        Session = request.Session,
        Trigger = request.Trigger,
        Created = time.GetUtcNow(),
        By = request.By,
        FullRefresh = request.FullRefresh,
        Parameters = request.Parameters,
        Version = options.Version,
    };
}
