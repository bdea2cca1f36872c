using SectorPipeline.App.Cli;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Markets;
using SectorPipeline.App.Operations;
using SectorPipeline.App.Steps;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>Shows a run from its banner to its summary, and says how it ended.</summary>
internal sealed class RunConsole(CliEnvironment environment, Workspace workspace)
{
    /// <summary>Whether the run is of a single step that no job file names: it has no table of sectors and no rerun.</summary>
    public bool IsSingleStep { get; init; }

    /// <summary>Whether the result is printed for scripts; what people read goes to standard error then.</summary>
    public bool AsJson { get; init; }

    private IAnsiConsole Out => AsJson ? environment.Error : environment.Out;

    /// <param name="run">Executes the run until it ends or the token is cancelled.</param>
    /// <param name="cancellation">Cancels the run; so does who cancels it in a shared history.</param>
    public async Task<int> ShowAsync(Func<IRunObserver, CancellationToken, Task<RunDetails>> run, CancellationToken cancellation)
    {
        ShowBanner();
        var started = environment.Time.GetTimestamp();
        await using var pulse = workspace.StartPulse();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pulse?.Stopping ?? CancellationToken.None);
        var details = await WatchAsync(board => run(board, stop.Token));
        var elapsed = environment.Time.GetElapsedTime(started);
        if (details.Run.State == RunState.Succeeded && BringsMarts(details))
            await ShowSectorsAsync(details, cancellation);
        RunSummary.Write(Out, details, elapsed, workspace.Context.Root, workspace.Warehouse.Location, workspace.Store.Place, environment.WorkingDirectory);
        if (workspace.Market.Faults is { } faults)
            Out.WriteLine($"sandbox: {faults}");
        await AfterRun.TellAsync(workspace, TellAlert);
        if (AsJson)
            Json.Write(environment.Out, details);
        return FinishWith(details);
    }

    // The job may have been changed or removed since the run began; then nothing is shown.
    private bool BringsMarts(RunDetails details) =>
        workspace.Jobs.Jobs.FirstOrDefault(job => job.Name == details.Run.Job)?.Steps is { } steps
        && steps.Names.Any(name => steps[name].Type.Name == ExportMarts.Type.Name);

    private void ShowBanner()
    {
        if (workspace.Context.Root.Market?.Notice is { } notice)
            Out.Write(new Panel(Markup.Escape(notice)) { Border = BoxBorder.Heavy, BorderStyle = new Style(Color.Yellow) });
    }

    private async Task<RunDetails> WatchAsync(Func<IRunObserver, Task<RunDetails>> run)
    {
        if (!Out.Profile.Capabilities.Interactive)
        {
            var plain = new PlainRunBoard(Out, environment.Time);
            return await plain.WatchAsync(() => run(plain));
        }

        var board = new LiveRunBoard(Out, environment.Time);
        return await board.WatchAsync(() => run(board));
    }

    private async Task ShowSectorsAsync(RunDetails details, CancellationToken cancellation)
    {
        var sectors = await SectorRow.ReadAsync(workspace.Warehouse, details.Run.Session, cancellation);
        if (sectors is not [{ Session: var session }, ..])
        {
            Warn($"the marts hold nothing up to {details.Run.Session}.");
            return;
        }

        Out.WriteLine();
        Out.Write(SectorTable.Draw(sectors, session, Out.Profile.Width));
        if (session != details.Run.Session)
            Warn($"the marts end on {session}, before the session {details.Run.Session}: the vendor has no later bars.");
    }

    private void TellAlert(string line)
    {
        Out.Markup("[yellow]alert[/] ");
        Out.WriteLine(line);
    }

    private void Warn(string text)
    {
        Out.Markup("[yellow]warning[/] ");
        Out.WriteLine(text);
    }

    private int FinishWith(RunDetails details)
    {
        if (details.Run.State == RunState.Succeeded)
            return ExitCode.Done;
        var errors = environment.Error;
        foreach (var step in details.Steps.Where(step => step.Error is not null))
        {
            errors.Markup("[red]error[/] ");
            errors.WriteLine($"step {step.Name}: {step.Error}");
        }

        var next = IsSingleStep ? "The same command" : $"'sector runs rerun {details.Run.Id}'";
        errors.WriteLine($"The run is {details.Run.State.ToString().ToLowerInvariant()}. {next} goes on where it stopped.");
        return details.Run.State == RunState.Cancelled ? ExitCode.Cancelled : ExitCode.Failed;
    }
}
