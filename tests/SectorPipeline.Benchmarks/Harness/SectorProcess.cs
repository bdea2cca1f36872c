using System.Diagnostics;
using SectorPipeline.Core;

namespace SectorPipeline.Benchmarks;

/// <summary>The executable <c>sector</c> of the same build, as a person runs it, with a data root of its own.</summary>
internal sealed class SectorProcess(string dataRoot)
{
    private static readonly TimeSpan BetweenLooksAtMemory = TimeSpan.FromMilliseconds(50);

    /// <summary>Environment variables besides those of this process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    private static string Executable { get; } = Find();

    /// <summary>Runs the command to its end.</summary>
    /// <exception cref="PipelineException">It failed.</exception>
    public async Task<ProcessCost> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            var peak = await WatchMemoryAsync(process, cancellation);
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (process.ExitCode != 0)
                throw new PipelineException($"sector {string.Join(' ', arguments)}: exit code {process.ExitCode}. {await error}{await output}");
            return new ProcessCost(elapsed, peak);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // The kernel keeps the peak, so that only what happens after the last look can be missed.
    private static async Task<long> WatchMemoryAsync(Process process, CancellationToken cancellation)
    {
        var peak = 0L;
        var exit = process.WaitForExitAsync(cancellation);
        while (await Task.WhenAny(exit, Task.Delay(BetweenLooksAtMemory, cancellation)) != exit)
            peak = Math.Max(peak, PeakOf(process));
        await exit;
        return peak;
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It has just ended.
        }
    }

    /// <summary>Starts the command; the caller reads its output and disposes it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["DATA_ROOT"] = dataRoot;
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new PipelineException($"{Executable}: did not start. Build it with make build.");
    }

    // The executables of one build stand in artifacts/bin/<project>/<configuration>/.
    private static string Find()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var name = OperatingSystem.IsWindows() ? "sector.exe" : "sector";
        var path = Path.Combine(Repository.Root, "artifacts", "bin", "SectorPipeline.App", configuration, name);
        return File.Exists(path) ? path : throw new PipelineException($"{path}: is not there. Build it with make build.");
    }
}
