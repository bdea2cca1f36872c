namespace SectorPipeline.Benchmarks.Templates;

/// <summary>What commands cost over many models, as processes that a person would start.</summary>
internal sealed class LargeProjectBenchmark : IBenchmark
{
    private const int Repetitions = 5;
    private const int TenTimes = 10 * GeneratedProject.Models;

    public string Name => "large-project";

    public string Description => $"sector sql ls, compile and run as processes over {GeneratedProject.Models:N0} generated models with two tests each";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var project = Write(folder, "project", GeneratedProject.Models);
        var large = Write(folder, "large", TenTimes);
        var sector = new SectorProcess(folder.PathOf("root"));
        var (compile, peak) = await CompileAsync(sector, project, cancellation);
        List<Measurement> measured =
        [
            new Measurement("1,000 models: cold parse", await SecondsAsync(sector, project, cold: true, cancellation, "ls"), "s", Target.AtMost(0.8)),
            new Measurement("1,000 models: unchanged parse", await SecondsAsync(sector, project, cold: false, cancellation, "ls"), "s", Target.AtMost(0.25)),
            new Measurement("1,000 models: cold compile", compile, "s", Target.AtMost(1.5)),
            new Measurement("1,000 models: most memory of a compile", peak, "MiB", Target.AtMost(200)),
            new Measurement("10,000 models, cold compile, against 1,000", await SecondsAsync(sector, large, cold: true, cancellation, "compile") / compile, "x", Target.AtMost(11)),
            new Measurement("1,000 views on DuckDB, all of the process, a model", await SecondsAsync(sector, project, cold: false, cancellation, "run"), "ms", Target.AtMost(3)),
        ];
        if (Environment.GetEnvironmentVariable("PGHOST") is not null)
            measured.Add(new Measurement("1,000 views on PostgreSQL, 4 threads", await SecondsAsync(sector, project, cold: false, cancellation, "run", "--target", "postgres"), "s", Target.AtMost(5)));
        return measured;
    }

    private static string Write(TemporaryFolder folder, string name, int models)
    {
        var project = folder.PathOf(name);
        GeneratedProject.Write(project, models);
        return project;
    }

    private static async Task<(double Seconds, double PeakMebibytes)> CompileAsync(SectorProcess sector, string project, CancellationToken cancellation)
    {
        var peak = 0.0;
        var seconds = await Timing.MedianAsync(Repetitions, async () =>
        {
            Forget(project);
            var cost = await sector.RunAsync(cancellation, "sql", "compile", "--project-dir", project);
            peak = Math.Max(peak, cost.PeakBytes / (1024.0 * 1024));
            return cost.Seconds;
        });
        return (seconds, peak);
    }

    // A process of its own each time: when it is cold, nothing was parsed before.
    private static Task<double> SecondsAsync(SectorProcess sector, string project, bool cold, CancellationToken cancellation, params string[] command) =>
        Timing.MedianAsync(Repetitions, async () =>
        {
            if (cold)
                Forget(project);
            return (await sector.RunAsync(cancellation, ["sql", .. command, "--project-dir", project])).Seconds;
        });

    // Put aside and not deleted: ext4 takes its time to make files where many have just been deleted.
    private static void Forget(string project)
    {
        var target = Path.Combine(project, "target");
        if (Directory.Exists(target))
            Directory.Move(target, $"{target}-{Guid.NewGuid():N}");
    }
}
