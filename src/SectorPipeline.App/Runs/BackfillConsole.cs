using System.Globalization;
using SectorPipeline.App.Cli;
using SectorPipeline.App.Host;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Operations;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>Shows the plan of a backfill, executes its runs in this process, and says how they end.</summary>
internal sealed class BackfillConsole(CliEnvironment environment, Workspace workspace)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the result is printed for scripts; what people read goes to standard error then.</summary>
    public bool AsJson { get; init; }

    private IAnsiConsole Out => AsJson ? environment.Error : environment.Out;

    public void Show(BackfillPlan plan)
    {
        var time = plan.ExpectedTime is { } expected ? $"about {StepText.Elapsed(expected)}" : "time unknown: no run has succeeded yet";
        Out.WriteLine($"{plan.Job}: {plan.Sessions.Count} sessions{Range(plan)}, {plan.LeftOut} left out; {time}");
        foreach (var calls in plan.Calls)
        {
            var left = calls.LeftToday is { } budget ? string.Create(CultureInfo.InvariantCulture, $", {budget} left today{(calls.Fits ? "" : "; the rest is carried over")}") : "";
            Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {calls.Step}: about {calls.Calls} calls{left}"));
        }
    }

    /// <summary>Works until the backfill is done or paused; Ctrl-C leaves the rest queued.</summary>
    public async Task<int> WorkAsync(Backfill backfill, JobFolder jobs, CancellationToken cancellation)
    {
        Out.WriteLine($"backfill {backfill.Id}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = workspace.CreateNodeWork(jobs, workspace.Get<ILoggerFactory>()).RunAsync([backfill.Job], stop.Token);
        var last = await WatchAsync(backfill, cancellation);
        await stop.CancelAsync();
        await working;
        await AfterRun.TellAsync(workspace, line => Out.WriteLine($"alert {line}"));
        return Finish(last, cancellation.IsCancellationRequested);
    }

    private async Task<Backfill> WatchAsync(Backfill backfill, CancellationToken cancellation)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var current = await workspace.Store.Backfills.FindAsync(backfill.Id, CancellationToken.None);
            await TellAsync(current, told);
            if (current.State != BackfillState.Running || cancellation.IsCancellationRequested)
                return current;
            await Task.Delay(Pause, environment.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TellAsync(Backfill backfill, HashSet<string> told)
    {
        var runs = await workspace.History.ListAsync(new RunFilter { Backfill = backfill.Id, Limit = int.MaxValue }, CancellationToken.None);
        foreach (var run in runs.Where(run => run.State is not (RunState.Queued or RunState.Running)).OrderBy(run => run.Finished))
        {
            if (told.Add(run.Id))
                Out.WriteLine(Line(run, told.Count, runs.Count));
        }
    }

    private static string Line(Run run, int number, int all)
    {
        var took = run is { Started: { } started, Finished: { } finished } ? $"  {StepText.Elapsed(finished - started)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{number,4} of {all}  {run.Session}  {run.Id}  {ApiJson.Word(run.State)}{took}");
    }

    private int Finish(Backfill backfill, bool isCancelled)
    {
        if (AsJson)
            Json.Write(environment.Out, backfill);
        Out.WriteLine($"backfill {backfill.Id}: {ApiJson.Word(backfill.State)}; {BackfillTable.Counts(backfill)}");
        if (isCancelled)
            environment.Error.WriteLine($"'sector backfill resume {backfill.Id}' goes on where it stopped.");
        var failed = backfill.Runs.Where(pair => pair.Key is RunState.Failed or RunState.Interrupted).Sum(pair => pair.Value);
        if (failed > 0)
            environment.Error.WriteLine($"'sector backfill {backfill.Job} --from {backfill.First} --to {backfill.Last} --only failed' tries the failed ones again.");
        return isCancelled ? ExitCode.Cancelled : failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Range(BackfillPlan plan) =>
        plan.Sessions.Count == 0 ? "" : $" ({plan.Sessions.Min()} to {plan.Sessions.Max()})";
}
