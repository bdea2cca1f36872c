namespace SectorPipeline.Alerts;

/// <summary>A line for each message on the terminal, or in the log of the host.</summary>
internal sealed class ConsoleChannel(string name, Action<string> write) : IAlertChannel
{
    public string Name => name;

    public Task SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var told = message.Message;
        var verb = told.Event == NoticeKind.Raised ? "" : $"{Words.Of(told.Event)}: ";
        write($"{Words.Of(told.Severity)}: {verb}{told.Title}");
        return Task.CompletedTask;
    }
}
