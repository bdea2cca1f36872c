using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>A run in a log: a line when a step starts again or ends, and every few seconds of a long one.</summary>
internal sealed class PlainRunBoard(IAnsiConsole console, TimeProvider time) : RunBoard(time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private readonly TimeProvider time = time;
    private readonly Dictionary<string, long> spoken = new(StringComparer.Ordinal);

    /// <summary>Says now and then that the work goes on, until it is done, and gives back its result.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> start)
    {
        using var stop = new CancellationTokenSource();
        var talk = TalkAsync(stop.Token);
        try
        {
            return await start();
        }
        finally
        {
            await stop.CancelAsync();
            await talk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override void OnRunStarted(Run run) => console.WriteLine($"run {run.Id} of {run.Job} for session {run.Session}");

    protected override void OnChanged(StepLine line)
    {
        if (!line.IsFinished && !IsDue(line.Name, Interval))
            return;
        console.WriteLine(StepText.Line(line));
    }

    private async Task TalkAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(Silence, time, cancellation);
            Visit(line =>
            {
                if (line.State == StepState.Running && IsDue(line.Name, Silence))
                    console.WriteLine(StepText.Line(line));
            });
        }
    }

    private bool IsDue(string step, TimeSpan interval)
    {
        if (spoken.TryGetValue(step, out var last) && time.GetElapsedTime(last) < interval)
            return false;
        var isFirst = !spoken.ContainsKey(step);
        spoken[step] = time.GetTimestamp();
        return !isFirst;
    }
}
