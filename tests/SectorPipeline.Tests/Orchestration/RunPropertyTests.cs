using FsCheck;
using FsCheck.Fluent;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>Whatever the graph and whatever fails: the history ends consistent, and a rerun finishes the work.</summary>
public sealed class RunPropertyTests
{
    private static readonly Gen<Plan> Plans =
        from count in Gen.Choose(1, 7)
        from edges in Gen.Choose(0, int.MaxValue)
        from failures in Gen.Choose(0, 127)
        from cancelAt in Gen.Choose(-4, 6)
        select new Plan(count, edges, failures, cancelAt);

    private JobBench bench = new();

    [OneTimeSetUp]
    public void Open() => bench = new JobBench();

    [OneTimeTearDown]
    public void Close() => bench.Dispose();

    // Forty runs and forty reruns in a history in memory.
    [Test]
    public void Every_run_ends_in_states_that_agree_and_a_rerun_completes_it()
    {
        Prop.ForAll(Plans.ToArbitrary(), plan => HoldsAsync(plan).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private async Task<bool> HoldsAsync(Plan plan)
    {
        using var cancel = new CancellationTokenSource();
        var job = bench.Job(plan.Steps());
        foreach (var name in job.Steps.Names)
            bench.On(name, (context, cancellation) => BehaveAsync(plan, context, cancel, cancellation));
        var first = await bench.RunAsync(job, cancellation: cancel.Token);

        foreach (var name in job.Steps.Names)
            bench.Succeed(name);
        var second = await bench.RerunAsync(job, new RerunRequest { Run = first.Run.Id });

        return IsConsistent(job, first)
            && second.Run.State == RunState.Succeeded
            && second.Steps.All(step => step.State == StepState.Succeeded)
            && second.Steps.All(step => step.Attempts.Count(attempt => attempt.State == StepState.Succeeded) == 1);
    }

    private static async Task<StepResult> BehaveAsync(Plan plan, StepContext context, CancellationTokenSource cancel, CancellationToken cancellation)
    {
        await Task.Yield();
        if (plan.Cancels(context.Step))
            await cancel.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return plan.Fails(context.Step) ? throw new PipelineException("broken") : StepResult.Nothing;
    }

    private static bool IsConsistent(Job job, RunDetails run)
    {
        var states = run.Steps.ToDictionary(step => step.Name, step => step.State, StringComparer.Ordinal);
        return run.Run.Finished is not null
            && states.Count == job.Steps.Count
            && run.Run.State == Expected(states.Values)
            && run.Steps.All(step => Agrees(job, step, states));
    }

    private static RunState Expected(IReadOnlyCollection<StepState> states) =>
        states.All(state => state == StepState.Succeeded) ? RunState.Succeeded
        : states.Contains(StepState.Cancelled) ? RunState.Cancelled
        : RunState.Failed;

    private static bool Agrees(Job job, RunStep step, Dictionary<string, StepState> states)
    {
        var needs = job.Steps.Needs(step.Name).Select(need => states[need]).ToList();
        return step.State switch
        {
            StepState.Succeeded => needs.TrueForAll(need => need == StepState.Succeeded) && step.Attempts is [{ State: StepState.Succeeded }],
            StepState.Failed => needs.TrueForAll(need => need == StepState.Succeeded) && step.Attempts is [{ State: StepState.Failed }],
            StepState.Skipped => needs.Exists(need => need is StepState.Failed or StepState.Skipped) && step.Attempts is [] && states[step.SkipCause!] == StepState.Failed,
            StepState.Cancelled => step.Attempts is [] or [{ State: StepState.Cancelled }],
            _ => false,
        };
    }

    private sealed record Plan(int Count, int Edges, int Failures, int CancelAt)
    {
        // Bit n of the edges says whether the n-th pair of an earlier and a later step is connected.
        public string[] Steps()
        {
            var bit = 0;
            return [.. Enumerable.Range(0, Count).Select(n => $"s{n}: {string.Join(' ', Enumerable.Range(0, n).Where(_ => (Edges >> bit++ % 31 & 1) == 1).Select(need => $"s{need}"))}")];
        }

        public bool Fails(string step) => (Failures >> Index(step) & 1) == 1 && Index(step) % 2 == 0;

        public bool Cancels(string step) => Index(step) == CancelAt;

        private static int Index(string step) => step[1] - '0';
    }
}
