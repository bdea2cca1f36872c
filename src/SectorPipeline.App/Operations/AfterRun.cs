using SectorPipeline.App.Hosting;

namespace SectorPipeline.App.Operations;

/// <summary>What happens when a run that a command executed has ended, however it did: people hear of it.</summary>
internal static class AfterRun
{
    // A run that was cancelled is told of as well, though not for as long as a receiver likes to keep us waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TellAsync(Workspace workspace, Action<string> console)
    {
        using var patience = new CancellationTokenSource(Patience, workspace.Context.Time);
        try
        {
            await workspace.Get<AlertDesk>().WatchAsync(workspace.Jobs, console, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // What has not arrived stays in the outbox.
        }
    }
}
