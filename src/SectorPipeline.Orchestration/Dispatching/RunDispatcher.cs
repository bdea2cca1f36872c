using Microsoft.Extensions.Logging;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Takes runs from the queue and executes them on this node.</summary>
public sealed partial class RunDispatcher(
    JobExecutor executor, IRunQueue queue, JobFolder jobs, ActiveRuns active, WakeSignal added, DispatcherOptions options, TimeProvider time, ILogger<RunDispatcher> logger)
{
    /// <summary>Works until it is cancelled; then its runs stop and go back to the queue.</summary>
    /// <param name="only">The jobs whose runs it takes; null for all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task RunAsync(IReadOnlyCollection<string>? only, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ClaimAsync(only ?? jobs.Current.Names, cancellation);
                await added.WaitAsync(options.Poll, cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                LogUnreachable(error);
                await Task.Delay(options.Poll, time, CancellationToken.None);
            }
        }

        await active.StopAllAsync(StopCause.Shutdown);
    }

    private async Task ClaimAsync(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        while (active.Count < options.MaxParallelRuns && await queue.ClaimAsync(names, cancellation) is { } claimed)
        {
            LogStarted(claimed.Run.Id, claimed.Run.Job, claimed.Run.Session, claimed.Trigger);
            var run = active.Add(claimed.Run.Id);
            run.Execution = Task.Run(() => ExecuteAsync(claimed, run), CancellationToken.None);
        }
    }

    private async Task ExecuteAsync(ClaimedRun claimed, ActiveRun run)
    {
        try
        {
            var details = await executor.ExecuteAsync(jobs.Current.Get(claimed.Run.Job), claimed, SilentRunObserver.Instance, run.Stopping);
            LogEnded(claimed.Run.Id, details.Run.State);
            if (run.Cause == StopCause.Shutdown && details.Run.State == RunState.Cancelled)
                await queue.RequeueAsync(claimed.Run.Id, new RunPart(), RunTrigger.Recovery, "shutdown of its node", CancellationToken.None);
        }
        catch (RunLostException error)
        {
            LogLost(claimed.Run.Id, error.Message);
        }
        catch (Exception error)
        {
            LogBroken(error, claimed.Run.Id);
        }
        finally
        {
            active.Remove(claimed.Run.Id);
            added.Call();
        }
    }

    [LoggerMessage(LogLevel.Information, "Run {Run} of {Job} for {Session} starts here ({Trigger})")]
    partial void LogStarted(string run, string job, Session session, RunTrigger trigger);

    [LoggerMessage(LogLevel.Information, "Run {Run} ended: {State}")]
    partial void LogEnded(string run, RunState state);

    [LoggerMessage(LogLevel.Warning, "Run {Run} was left to another node: {Reason}")]
    partial void LogLost(string run, string reason);

    [LoggerMessage(LogLevel.Error, "Run {Run} could not be executed")]
    partial void LogBroken(Exception error, string run);

    [LoggerMessage(LogLevel.Error, "The queue cannot be read; it is tried again")]
    partial void LogUnreachable(Exception error);
}
