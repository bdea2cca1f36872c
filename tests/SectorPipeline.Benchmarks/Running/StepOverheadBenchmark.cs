using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Benchmarks.Running;

internal sealed class StepOverheadBenchmark : IBenchmark
{
    private const int Steps = 100;
    private const int Repetitions = 5;
    private static readonly RunRequest Request = new() { Session = new Session(new DateOnly(2024, 12, 31)) };

    public string Name => "step-overhead";

    public string Description => $"A job of {Steps} steps that do nothing, with its run history on disk: one after the other, and side by side";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation) =>
    [
        new Measurement("step overhead, in a chain", await PerStepAsync(Chain(), cancellation), "ms", Target.AtMost(10)),
        new Measurement("step overhead, side by side", await PerStepAsync(SideBySide(), cancellation), "ms", Target.AtMost(10)),
    ];

    private static async Task<double> PerStepAsync(Job job, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        using var history = HistoryStore.Open(folder.PathOf("runs.duckdb"));
        var executor = new JobExecutor(history, new NoServices(), new ExecutorOptions(), TimeProvider.System);
        var seconds = await Timing.MedianAsync(Repetitions, () => Timing.SecondsAsync(() => RunAsync(executor, job, cancellation)));
        return seconds / Steps * 1_000;
    }

    private static async Task RunAsync(JobExecutor executor, Job job, CancellationToken cancellation)
    {
        var details = await executor.RunAsync(job, Request, new NobodyWatches(), cancellation);
        if (details.Run.State != RunState.Succeeded)
            throw new PipelineException($"job {job.Name}: the run {details.Run.State.ToString().ToLowerInvariant()}. Nothing was measured.");
    }

    private static Job Chain() => JobOf(number => number == 0 ? [] : [NameOf(number - 1)]);

    private static Job SideBySide() => JobOf(_ => []);

    private static Job JobOf(Func<int, IReadOnlyList<string>> needs)
    {
        var steps = Enumerable.Range(0, Steps).Select(number => new JobStep { Name = NameOf(number), Type = NoWork.Type, Needs = needs(number) });
        return new Job { Name = "benchmark", File = "benchmark.yml", Steps = new Dag<JobStep>(steps, step => step.Name, step => step.Needs) };
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"step_{number:000}");

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
