namespace SectorPipeline.Benchmarks.Templates;

internal sealed class LargeProjectBenchmark : IBenchmark
{
    private const int Repetitions = 3;

    public string Name => "large-project";

    public string Description => $"sector sql ls and compile as processes over {GeneratedProject.Models:N0} generated models with two tests each";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        GeneratedProject.Write(folder.PathOf("project"));
        return
        [
            new Measurement("1,000 models: cold parse", await SecondsAsync("ls", folder, cancellation), "s", Target.AtMost(0.8).ForLater()),
            new Measurement("1,000 models: cold compile", await SecondsAsync("compile", folder, cancellation), "s", Target.AtMost(1.5).ForLater()),
        ];
    }

    // A process of its own each time: nothing is parsed, cached or compiled to machine code before it starts.
    private static Task<double> SecondsAsync(string command, TemporaryFolder folder, CancellationToken cancellation)
    {
        string[] arguments = ["sql", command, "--project-dir", folder.PathOf("project")];
        var process = new SectorProcess(folder.PathOf("root"));
        return Timing.MedianAsync(Repetitions, async () => (await process.RunAsync(cancellation, arguments)).Seconds);
    }
}
