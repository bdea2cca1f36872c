using System.Collections.Concurrent;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>A job of fake steps, an executor, a clock and a history in memory.</summary>
internal sealed class JobBench : IServiceProvider, IDisposable
{
    private readonly HistoryStore store;
    private readonly StepType type;
    private readonly Dictionary<string, Func<StepContext, CancellationToken, Task<StepResult>>> behaviours = new(StringComparer.Ordinal);

    public JobBench(string history = ":memory:", ExecutorOptions? options = null)
    {
        type = new StepType("test", "", ["symbol", "symbols", "text"], _ => new FakeStep(InvokeAsync));
        store = HistoryStore.Open(history);
        Executor = new JobExecutor(store, this, options ?? new ExecutorOptions { MaxParallelSteps = 8 }, Clock);
    }

    public static Session Session { get; } = Session.Parse("2020-01-03");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 1, 6, 11, 0, 0, TimeSpan.Zero));

    public IRunHistory History => store.Runs;

    public IRunQueue Queue => store.Queue;

    public JobExecutor Executor { get; }

    public RecordingObserver Observer { get; } = new();

    public ConcurrentQueue<string> Ran { get; } = new();

    /// <summary>A job of steps written as <c>name: need need</c>.</summary>
    public Job Job(params string[] steps) => Job(step => step, steps);

    public Job Job(Func<JobStep, JobStep> adjust, params string[] steps) => new()
    {
        Name = "daily",
        File = "jobs/daily.yml",
        Steps = new Dag<JobStep>(steps.Select(text => adjust(Step(text))), step => step.Name, step => step.Needs),
    };

    /// <summary>A job from its file; its steps use <c>test</c>.</summary>
    public Job Read(string yaml) => JobFile.Parse("jobs/daily.yml", yaml, new StepCatalog([type]));

    public JobBench On(string step, Func<StepContext, CancellationToken, Task<StepResult>> behaviour)
    {
        behaviours[step] = behaviour;
        return this;
    }

    public JobBench Fail(string step, string message = "broken", bool transient = false) =>
        On(step, (_, _) => throw new PipelineException(message) { IsTransient = transient });

    public JobBench Succeed(string step) => On(step, (_, _) => Task.FromResult(StepResult.Nothing));

    public Task<RunDetails> RunAsync(Job job, RunRequest? request = null, CancellationToken cancellation = default) =>
        Executor.RunAsync(job, request ?? new RunRequest { Session = Session }, Observer, cancellation);

    public Task<RunDetails> RerunAsync(Job job, RerunRequest? request = null, CancellationToken cancellation = default) =>
        Executor.RerunAsync(new JobCatalog([job]), request ?? new RerunRequest(), Observer, cancellation);

    public object? GetService(Type serviceType) => null;

    public void Dispose() => store.Dispose();

    private JobStep Step(string text)
    {
        var parts = text.Split(':');
        return new JobStep
        {
            Name = parts[0],
            Needs = parts[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Type = type,
        };
    }

    private Task<StepResult> InvokeAsync(StepContext context, CancellationToken cancellation)
    {
        Ran.Enqueue(context.Step);
        return behaviours.TryGetValue(context.Step, out var behaviour)
            ? behaviour(context, cancellation)
            : Task.FromResult(new StepResult { Rows = 1 });
    }
}
