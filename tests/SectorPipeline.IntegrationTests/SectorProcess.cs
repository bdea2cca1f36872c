using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SectorPipeline.IntegrationTests;

/// <summary>The executable itself, as a person runs it, with a data root of its own.</summary>
internal sealed class SectorProcess(string dataRoot, IReadOnlyDictionary<string, string>? variables = null, string? workingDirectory = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public sealed record Output(int ExitCode, string Text, string Error)
    {
        public string All => Text + Error;
    }

    public async Task<Output> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Runs the command and ends it with SIGKILL after the delay, unless it has ended by itself.</summary>
    public async Task KillAfterAsync(TimeSpan delay, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = FinishAsync(process);
        if (await Task.WhenAny(output, Task.Delay(delay)) != output)
            process.Kill(entireProcessTree: true);
        await output;
    }

    /// <summary>Runs the command and ends it with SIGKILL at the moment, which must come before it ends.</summary>
    public async Task KillAtAsync(Task moment, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = FinishAsync(process);
        Assert.That(await Task.WhenAny(moment, output), Is.SameAs(moment), "the moment to kill at came");
        process.Kill(entireProcessTree: true);
        await output;
    }

    /// <summary>Runs the command and ends it with SIGKILL a while after it has printed the text, which it must.</summary>
    public async Task KillAfterAsync(string text, TimeSpan delay, params string[] arguments)
    {
        using var process = Start(arguments);
        Assert.That(await ReadUntilAsync(process, text), Does.Contain(text), "the moment to kill at came");
        await Task.Delay(delay);
        process.Kill(entireProcessTree: true);
        await FinishAsync(process);
    }

    /// <summary>Runs the command and interrupts it, as Ctrl-C does, once it has printed the text.</summary>
    public async Task<Output> InterruptAfterAsync(string text, params string[] arguments)
    {
        using var process = Start(arguments);
        var seen = await ReadUntilAsync(process, text);
        using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await interrupt.WaitForExitAsync();
        var rest = await FinishAsync(process);
        return rest with { Text = seen + rest.Text };
    }

    private static async Task<string> ReadUntilAsync(Process process, string text)
    {
        var seen = new StringBuilder();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync() is { } line)
            seen.AppendLine(line);
        return seen.ToString();
    }

    private static async Task<Output> FinishAsync(Process process)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var text = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new Output(process.ExitCode, await text, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Sector, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Repository.Root,
        };
        // Tests that run at the same time write the artifacts of the repository's project apart.
        if (workingDirectory is null && !arguments.Contains("--project-dir", StringComparer.Ordinal))
            start.Environment["DBT_TARGET_PATH"] = Path.Combine(dataRoot, "target");
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        start.Environment["DATA_ROOT"] = dataRoot;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }
}
