using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Operations;

/// <summary>Publishes the run history, evaluates alert rules and delivers messages: for steps, after runs, and again and again in a host.</summary>
internal sealed partial class AlertDesk(
    HostContext context, RunPublisher publisher, AlertEvaluator evaluator, Deliverer deliverer, AlertOptions options, ExpectedSession expected, ILogger<AlertDesk> logger) : IDisposable
{
    // In DuckDB two that write the same rows at once fail.
    private readonly SemaphoreSlim evaluating = new(1);
    private readonly SemaphoreSlim delivering = new(1);

    /// <summary>Evaluates rules for a session, over the run history as it is now.</summary>
    /// <param name="jobs">The jobs, for their deadlines.</param>
    /// <param name="kinds">Whether rules of the market, of operations, or both.</param>
    /// <param name="only">Names of rules; null for all.</param>
    /// <param name="session">The session; outside of a run null, for the one that is expected to be there.</param>
    /// <param name="run">The run that does it; empty outside of one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ConfigurationException">The file of rules is wrong.</exception>
    public async Task<IReadOnlyList<EvaluationResult>> EvaluateAsync(
        JobCatalog jobs, IReadOnlyList<AlertKind> kinds, IReadOnlyCollection<string>? only, Session? session, string run, CancellationToken cancellation)
    {
        var rules = AlertRules.Load(context.AlertRulesPath);
        await evaluating.WaitAsync(cancellation);
        try
        {
            await publisher.PublishAsync(jobs, cancellation);
            var moment = EvaluationMoment.At(session ?? await expected.FindAsync(jobs, cancellation), context.Time.GetUtcNow(), run);
            var results = new List<EvaluationResult>();
            foreach (var kind in kinds)
                results.Add(await evaluator.EvaluateAsync(rules, kind, only, moment, cancellation));
            return results;
        }
        finally
        {
            evaluating.Release();
        }
    }

    /// <summary>Tries what is due in the outbox.</summary>
    /// <param name="console">Where lines for people go; null leaves the messages of consoles for later.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DeliveryReport> DeliverAsync(Action<string>? console, CancellationToken cancellation)
    {
        await delivering.WaitAsync(cancellation);
        try
        {
            using var channels = AlertChannels.Open(options, new AlertSurroundings(context.Root.FullPath, console ?? (_ => { }), context.Time));
            var report = await deliverer.DeliverAsync(console is null ? channels.Remote : channels.All, cancellation);
            foreach (var (channel, error) in report.Errors)
                LogUndelivered(channel, error);
            return report;
        }
        finally
        {
            delivering.Release();
        }
    }

    /// <summary>Evaluates the rules of operations and delivers; what goes wrong is logged, and fails nothing.</summary>
    public async Task WatchAsync(JobCatalog jobs, Action<string>? console, CancellationToken cancellation)
    {
        try
        {
            var results = await EvaluateAsync(jobs, [AlertKind.Operations], null, null, "", cancellation);
            foreach (var fault in results.SelectMany(result => result.Faults))
                LogFault(fault);
            await DeliverAsync(console, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever it is: runs and the host go on.
            LogFailed(error);
        }
    }

    public void Dispose()
    {
        evaluating.Dispose();
        delivering.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "Alerts on the channel {Channel} are not delivered and tried again: {Error}")]
    partial void LogUndelivered(string channel, string error);

    [LoggerMessage(LogLevel.Error, "An alert rule fails: {Fault}")]
    partial void LogFault(string fault);

    [LoggerMessage(LogLevel.Error, "The alert rules of operations could not be evaluated")]
    partial void LogFailed(Exception error);
}
