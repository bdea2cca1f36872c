using Microsoft.Extensions.Logging;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Gathers the lines of one attempt and writes them to the history a few times a second; it holds nobody up.</summary>
internal sealed class StepLog(IRunHistory history, string run, string step, int attempt, TimeProvider time) : IAsyncDisposable
{
    public const int MostLines = 10_000;
    private const int LongestLine = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private List<LogLine> waiting = [];
    private int taken;
    private readonly CancellationTokenSource ended = new();
    private Task writing = Task.CompletedTask;

    public void Add(LogLevel level, string message)
    {
        lock (gate)
        {
            if (++taken > MostLines)
                return;
            waiting.Add(new LogLine(0, step, attempt, time.GetUtcNow(), level, message.Length > LongestLine ? message[..LongestLine] + "…" : message));
            if (writing.IsCompleted)
                writing = Task.Run(WriteSoonAsync);
        }
    }

    /// <summary>Writes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (taken > MostLines)
                waiting.Add(new LogLine(0, step, attempt, time.GetUtcNow(), LogLevel.Warning, $"{taken - MostLines} more lines were dropped: an attempt keeps {MostLines}."));
        }

        await ended.CancelAsync();
        await writing;
        await WriteAsync();
        ended.Dispose();
    }

    private async Task WriteSoonAsync()
    {
        await Task.Delay(Pause, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await WriteAsync();
    }

    // A line that cannot be written stops no step; what stops the history itself shows where the step is recorded.
    private async Task WriteAsync()
    {
        List<LogLine> lines;
        lock (gate)
            (lines, waiting) = (waiting, []);
        if (lines.Count == 0)
            return;
        try
        {
            await history.AppendLogAsync(run, lines, CancellationToken.None);
        }
        catch (PipelineException)
        {
            // Said by the next write about the step.
        }
    }
}
