using System.Globalization;
using Npgsql;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Benchmarks.Running;

internal sealed class StepOverheadBenchmark : IBenchmark
{
    private const int Steps = 100;
    private const int ManySteps = 1_000;
    private const int Repetitions = 5;
    private static readonly RunRequest Request = new() { Session = new Session(new DateOnly(2024, 12, 31)) };

    public string Name => "step-overhead";

    public string Description => $"Jobs of {Steps} and {ManySteps:N0} steps that do nothing, with their run history in a file, and in PostgreSQL where PGHOST names one";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        using var file = HistoryStore.Open(folder.PathOf("runs.duckdb"));
        var measured = new List<Measurement>
        {
            new("step overhead, in a chain", await PerStepAsync(file, Chain(Steps), cancellation), "ms", Target.AtMost(10)),
            new("step overhead, side by side", await PerStepAsync(file, SideBySide(Steps), cancellation), "ms", Target.AtMost(10)),
            new($"{ManySteps:N0} steps, side by side", await SecondsAsync(file, SideBySide(ManySteps), cancellation), "s", Target.AtMost(5)),
            new($"{ManySteps:N0} steps, in a chain", await SecondsAsync(file, Chain(ManySteps), cancellation), "s", Target.AtMost(5)),
        };
        if (Environment.GetEnvironmentVariable("PGHOST") is not null)
            measured.Add(new Measurement("step overhead on PostgreSQL, in a chain", await OnPostgresAsync(cancellation), "ms", Target.AtMost(60)));
        return measured;
    }

    private static async Task<double> OnPostgresAsync(CancellationToken cancellation)
    {
        var schema = $"benchmark_{Guid.NewGuid():N}";
        var server = new NpgsqlConnectionStringBuilder
        {
            Host = Environment.GetEnvironmentVariable("PGHOST"),
            Port = int.Parse(Environment.GetEnvironmentVariable("PGPORT") ?? "5432", CultureInfo.InvariantCulture),
            Username = Environment.GetEnvironmentVariable("PGUSER"),
            Password = Environment.GetEnvironmentVariable("PGPASSWORD"),
            Database = Environment.GetEnvironmentVariable("PGDATABASE") ?? "postgres",
        };
        try
        {
            using var history = await HistoryStore.OpenPostgresAsync(server.ConnectionString, schema, TimeSpan.FromSeconds(10), TimeProvider.System, cancellation);
            return await PerStepAsync(history, Chain(Steps), cancellation);
        }
        finally
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync(CancellationToken.None);
            await using var drop = new NpgsqlCommand($"drop schema if exists {schema} cascade", connection);
            await drop.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<double> PerStepAsync(HistoryStore history, Job job, CancellationToken cancellation) =>
        await SecondsAsync(history, job, cancellation) / Steps * 1_000;

    private static Task<double> SecondsAsync(HistoryStore history, Job job, CancellationToken cancellation)
    {
        var executor = new JobExecutor(history, new NoServices(), new ExecutorOptions(), TimeProvider.System);
        return Timing.MedianAsync(Repetitions, () => Timing.SecondsAsync(() => RunAsync(executor, job, cancellation)));
    }

    private static async Task RunAsync(JobExecutor executor, Job job, CancellationToken cancellation)
    {
        var details = await executor.RunAsync(job, Request, new NobodyWatches(), cancellation);
        if (details.Run.State != RunState.Succeeded)
            throw new PipelineException($"job {job.Name}: the run {details.Run.State.ToString().ToLowerInvariant()}. Nothing was measured.");
    }

    private static Job Chain(int count) => JobOf(count, number => number == 0 ? [] : [NameOf(number - 1)]);

    private static Job SideBySide(int count) => JobOf(count, _ => []);

    private static Job JobOf(int count, Func<int, IReadOnlyList<string>> needs)
    {
        var steps = Enumerable.Range(0, count).Select(number => new JobStep { Name = NameOf(number), Type = NoWork.Type, Needs = needs(number) });
        return new Job { Name = "benchmark", File = "benchmark.yml", Steps = new Dag<JobStep>(steps, step => step.Name, step => step.Needs) };
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"step_{number:0000}");

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
